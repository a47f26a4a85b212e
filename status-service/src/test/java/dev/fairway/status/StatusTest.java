package dev.fairway.status;

import static dev.fairway.runtime.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.Topics;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.testing.KafkaResource;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(ApiServerResource.class)
class StatusTest {
    private static final Codec<Outcome> CODEC = Codec.of(Outcome.class);
    private static final Address HOST =
            Address.ofHostname("web.elb.example", List.of(new Address.PortStatus(80, "TCP", null)));

    @Inject
    KubernetesClient kubernetes;

    @Inject
    Publisher publisher;

    @Inject
    KafkaSettings kafka;

    @Test
    @DisplayName("C-02, C-09: the life of a Service, from Claimed to Released, each thing written and told once")
    void life() throws Throwable {
        Service web = create("life");
        say(web, Outcome.RECONCILER, 1, new Phase.Claimed());
        eventually(() -> assertThat(finalizers("life")).containsExactly(Finalizers.LOAD_BALANCER));
        say(web, "aws", 2, new Phase.Progressing("WaitingForHealth", "waiting", List.of()), HOST);
        eventually(() -> assertThat(hostname("life")).isEqualTo("web.elb.example"));
        say(web, "aws", 2, new Phase.Ready(List.of()), HOST);
        eventually(() ->
                assertThat(condition("life", "fairway.dev/Provisioned-aws")).isEqualTo("True Ready"));
        say(web, "aws", 2, new Phase.Ready(List.of()), HOST);
        eventually(() ->
                assertThat(reasons(web)).containsExactlyInAnyOrder("EnsuringLoadBalancer", "EnsuredLoadBalancer"));

        service("life").delete();
        say(web, "aws", 3, new Phase.Progressing("Deleting", "going", List.of()));
        eventually(() -> assertThat(ingress("life")).isEmpty());
        assertThat(finalizers("life")).containsExactly(Finalizers.LOAD_BALANCER);
        say(web, "aws", 3, new Phase.Gone());
        say(web, Outcome.RECONCILER, 4, new Phase.Released());
        eventually(() -> assertThat(service("life").get()).isNull());
        eventually(() -> assertThat(reasons(web))
                .containsExactlyInAnyOrder(
                        "EnsuringLoadBalancer", "EnsuredLoadBalancer", "DeletingLoadBalancer", "DeletedLoadBalancer"));
    }

    @Test
    @DisplayName("C-68: what others wipe, status or finalizer, is written again")
    void wiped() throws Throwable {
        Service web = create("wiped");
        say(web, Outcome.RECONCILER, 1, new Phase.Claimed());
        say(web, "aws", 2, new Phase.Ready(List.of()), HOST);
        eventually(() -> assertThat(hostname("wiped")).isEqualTo("web.elb.example"));

        service("wiped")
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"loadBalancer\":{\"ingress\":null},\"conditions\":null}}");
        service("wiped").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");

        eventually(() -> assertThat(hostname("wiped")).isEqualTo("web.elb.example"));
        eventually(() ->
                assertThat(condition("wiped", "fairway.dev/Provisioned-aws")).isEqualTo("True Ready"));
        eventually(() -> assertThat(finalizers("wiped")).containsExactly(Finalizers.LOAD_BALANCER));
        eventually(() -> assertThat(reasons(web)).hasSize(2));
    }

    @Test
    void aRejectionIsAConditionAndOneWarning() throws Throwable {
        Service web = create("rejected");
        Problem problem = new Problem("Unsupported", "spec.ports[0]", "SCTP is not possible; use TCP or UDP.");
        say(web, Outcome.RECONCILER, 1, new Phase.Failed(FailureKind.REJECTED, List.of(problem)));
        eventually(
                () -> assertThat(condition("rejected", "fairway.dev/Accepted")).isEqualTo("False Unsupported"));
        say(web, Outcome.RECONCILER, 1, new Phase.Failed(FailureKind.REJECTED, List.of(problem)));
        eventually(() -> assertThat(reasons(web)).containsExactly("SyncLoadBalancerFailed"));
        assertThat(events(web).getFirst().getMessage()).contains("spec.ports[0]", "SCTP", "use TCP or UDP");
        assertThat(finalizers("rejected")).isEmpty();

        say(web, Outcome.RECONCILER, 2, new Phase.Claimed());
        eventually(
                () -> assertThat(condition("rejected", "fairway.dev/Accepted")).isEqualTo("none"));
    }

    @Test
    @DisplayName("R10: outcomes of an earlier object of that name are not written to the new one")
    void anotherUid() throws Throwable {
        Service web = create("renewed");
        Service before = new ServiceBuilder(web)
                .editMetadata()
                .withUid("an-earlier-one")
                .endMetadata()
                .build();
        say(before, "aws", 9, new Phase.Ready(List.of()), HOST);
        say(web, Outcome.RECONCILER, 1, new Phase.Claimed());

        eventually(() -> assertThat(finalizers("renewed")).containsExactly(Finalizers.LOAD_BALANCER));
        assertThat(ingress("renewed")).isEmpty();
    }

    @Test
    @DisplayName("R3: garbage goes to the dead letters and changes nothing")
    void garbage() throws Throwable {
        Service web = create("garbage");
        say(web, Outcome.RECONCILER, 1, new Phase.Claimed());
        eventually(() -> assertThat(finalizers("garbage")).hasSize(1));
        String source = ref(web).toString();
        String key = source + "|" + web.getMetadata().getUid() + "|aws";
        publisher
                .send(Envelope.of(Topics.OUTCOMES, source, key, "{".getBytes(StandardCharsets.UTF_8), "x"))
                .join();
        say(web, "aws", 2, new Phase.Ready(List.of()), HOST);

        eventually(() -> assertThat(hostname("garbage")).isEqualTo("web.elb.example"));
        TopicPartition letters = new TopicPartition(Topics.deadLetters("status"), 0);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(kafka.assigned())) {
            assertThat(consumer.endOffsets(List.of(letters), Duration.ofSeconds(5))
                            .get(letters))
                    .isPositive();
        }
    }

    private Service create(String name) {
        return kubernetes
                .services()
                .inNamespace("default")
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace("default")
                        .endMetadata()
                        .withNewSpec()
                        .withType("LoadBalancer")
                        .addNewPort()
                        .withPort(80)
                        .withTargetPort(new IntOrString(8080))
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    private void say(Service service, String writer, long generation, Phase phase, Address... addresses) {
        Outcome outcome = new Outcome(
                ref(service), service.getMetadata().getUid(), writer, generation, phase, List.of(addresses), List.of());
        publisher
                .send(Envelope.of(
                        Topics.OUTCOMES,
                        ref(service).toString(),
                        outcome.key().toString(),
                        CODEC.encode(outcome),
                        "dev.fairway.outcome.v1"))
                .join();
    }

    private static SourceRef ref(Service service) {
        return new SourceRef(
                "laptop", Kind.SERVICE, "default", service.getMetadata().getName());
    }

    private ServiceResource<Service> service(String name) {
        return kubernetes.services().inNamespace("default").withName(name);
    }

    private List<String> finalizers(String name) {
        return service(name).require().getMetadata().getFinalizers();
    }

    private List<?> ingress(String name) {
        return service(name).require().getStatus().getLoadBalancer().getIngress();
    }

    private String hostname(String name) {
        return service(name)
                .require()
                .getStatus()
                .getLoadBalancer()
                .getIngress()
                .getFirst()
                .getHostname();
    }

    private String condition(String name, String type) {
        return service(name).require().getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .map((Condition c) -> c.getStatus() + " " + c.getReason())
                .orElse("none");
    }

    private List<Event> events(Service about) {
        return kubernetes.v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> about.getMetadata()
                        .getUid()
                        .equals(event.getInvolvedObject().getUid()))
                .toList();
    }

    private List<String> reasons(Service about) {
        return events(about).stream().map(Event::getReason).toList();
    }
}
