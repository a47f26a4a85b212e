package dev.fairway.watcher;

import static dev.fairway.runtime.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.testing.KafkaResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(ApiServerResource.class)
class WatcherTest {
    private static final Codec<ServiceSnapshot> SERVICE = Codec.of(ServiceSnapshot.class);
    private static final Codec<ClusterRecord> CLUSTER = Codec.of(ClusterRecord.class);

    @Inject
    KubernetesClient kubernetes;

    @Inject
    Publisher publisher;

    @Inject
    KafkaSettings kafka;

    @Inject
    WatchLoop loop;

    private OnTopic<ServiceSnapshot> services;
    private OnTopic<EndpointSliceSnapshot> endpoints;
    private OnTopic<NodeSnapshot> nodes;
    private OnTopic<ClusterRecord> clusters;

    @BeforeEach
    void follow() throws Throwable {
        services = new OnTopic<>(kafka, Topics.SERVICES, ServiceSnapshot.class);
        endpoints = new OnTopic<>(kafka, Topics.ENDPOINTS, EndpointSliceSnapshot.class);
        nodes = new OnTopic<>(kafka, Topics.NODES, NodeSnapshot.class);
        clusters = new OnTopic<>(kafka, Topics.CLUSTERS, ClusterRecord.class);
        eventually(() -> assertThat(loop.isWatching()).isTrue());
    }

    @AfterEach
    void unfollow() {
        List.of(services, endpoints, nodes, clusters).forEach(OnTopic::close);
    }

    @Test
    void whatABalancerDependsOnIsPublishedAndForgotten() throws Throwable {
        create("plain", "ClusterIP");
        slice("plain");
        create("web", "LoadBalancer");
        slice("web");
        kubernetes
                .resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("n1")
                        .endMetadata()
                        .build())
                .create();

        eventually(() -> assertThat(services.last("laptop/default/web")).isPresent());
        eventually(() -> assertThat(endpoints.last("laptop/default/web-1")).isPresent());
        eventually(() -> assertThat(nodes.last("laptop//n1")).isPresent());
        assertThat(services.of("laptop/default/plain")).isEmpty();
        assertThat(endpoints.of("laptop/default/plain-1")).isEmpty();
        assertThat(services.of("laptop/default/web").getLast().epoch())
                .isEqualTo(clusters.last("laptop").orElseThrow().epoch());

        kubernetes.services().inNamespace("default").withName("web").delete();
        kubernetes.nodes().withName("n1").delete();
        eventually(() ->
                assertThat(services.endsWithTombstone("laptop/default/web")).isTrue());
        eventually(() ->
                assertThat(endpoints.endsWithTombstone("laptop/default/web-1")).isTrue());
        eventually(() -> assertThat(nodes.endsWithTombstone("laptop//n1")).isTrue());
    }

    @Test
    @DisplayName("R5: what a lower epoch overwrote or brought back is mended")
    void lowerEpoch() throws Throwable {
        create("mended", "LoadBalancer");
        eventually(() -> assertThat(services.last("laptop/default/mended")).isPresent());
        ServiceSnapshot right = services.last("laptop/default/mended").orElseThrow();

        publish(ghost("mended"), 0);
        publish(ghost("revenant"), 0);

        eventually(() -> assertThat(services.of("laptop/default/mended")).hasSize(3));
        assertThat(services.last("laptop/default/mended")).contains(right);
        eventually(() -> assertThat(services.endsWithTombstone("laptop/default/revenant"))
                .isTrue());
    }

    @Test
    @DisplayName("R5, R9: a new term has a higher epoch, publishes differences only, and lets no crowd vanish unasked")
    void newTerm() throws Throwable {
        create("stays", "LoadBalancer");
        eventually(() -> assertThat(services.last("laptop/default/stays")).isPresent());
        ClusterRecord before = clusters.last("laptop").orElseThrow();
        int published = services.of("laptop/default/stays").size();

        List<String> ghosts = IntStream.range(0, 9).mapToObj(i -> "ghost-" + i).toList();
        ghosts.forEach(name -> publish(ghost(name), before.epoch() + 5));

        eventually(
                () -> assertThat(clusters.last("laptop").orElseThrow().epoch()).isEqualTo(before.epoch() + 6));
        eventually(() -> assertThat(loop.isWatching()).isTrue());
        eventually(() -> assertThat(loop.waiting()).isEqualTo(9));
        create("later", "LoadBalancer");
        eventually(() -> assertThat(services.last("laptop/default/later")).isPresent());
        assertThat(services.of("laptop/default/later").getLast().epoch()).isEqualTo(before.epoch() + 6);
        assertThat(services.of("laptop/default/stays")).hasSize(published);
        assertThat(services.of("laptop/default/ghost-0")).hasSize(1);

        ClusterRecord now = clusters.last("laptop").orElseThrow();
        publisher
                .send(Envelope.of(
                        Topics.CLUSTERS,
                        "laptop",
                        "laptop",
                        CLUSTER.encode(new ClusterRecord(
                                now.cluster(),
                                now.uid(),
                                now.epoch(),
                                now.defaultProvider(),
                                now.providers(),
                                now.epoch())),
                        "dev.fairway.cluster.v1"))
                .join();
        eventually(() -> assertThat(ghosts).allMatch(name -> services.endsWithTombstone("laptop/default/" + name)));
        assertThat(loop.waiting()).isZero();
    }

    private void create(String name, String type) {
        kubernetes
                .services()
                .inNamespace("default")
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withType(type)
                        .addNewPort()
                        .withPort(80)
                        .withTargetPort(new IntOrString(8080))
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    private void slice(String service) {
        kubernetes
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace("default")
                .resource(new EndpointSliceBuilder()
                        .withNewMetadata()
                        .withName(service + "-1")
                        .withLabels(Map.of("kubernetes.io/service-name", service))
                        .endMetadata()
                        .withAddressType("IPv4")
                        .addNewEndpoint()
                        .withAddresses("10.244.0.5")
                        .endEndpoint()
                        .build())
                .create();
    }

    private void publish(ServiceSnapshot snapshot, long epoch) {
        String key = snapshot.source().snapshotKey();
        publisher
                .send(Envelope.of(Topics.SERVICES, key, key, SERVICE.encode(snapshot), "dev.fairway.service.v1")
                        .with("fairway-epoch", Long.toString(epoch)))
                .join();
    }

    private static ServiceSnapshot ghost(String name) {
        return new ServiceSnapshot(
                "laptop",
                "default",
                name,
                "uid-" + name,
                false,
                List.of(),
                "LoadBalancer",
                null,
                List.of(),
                null,
                0,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                Map.of());
    }
}
