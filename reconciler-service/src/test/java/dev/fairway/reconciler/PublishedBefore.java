package dev.fairway.reconciler;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.publish.Partitioning;
import dev.fairway.runtime.testing.EmbeddedKafka;
import dev.fairway.runtime.topics.TopicCatalog;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A broker that holds what a reconciler published whose database is lost: in cluster {@code laptop} one Service that is still
 * there, published by a watcher that has a successor by now, and one that is not; in cluster {@code lost} seven, of which none is there.
 */
public final class PublishedBefore implements QuarkusTestResourceLifecycleManager {
    static final Given.Web STAYS = Given.Web.named("stays").withFinalizer();
    static final Given.Web WENT = Given.Web.named("went").withFinalizer();
    static final long GENERATION = 5;

    private final TopicCatalog catalog = new TopicCatalog();
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        EmbeddedKafka started = EmbeddedKafka.start();
        kafka = started;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", started.bootstrapServers()));
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", started.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (String topic : List.of(Topics.SERVICES, Topics.CLUSTERS, Topics.OUTCOMES, Topics.desired("aws"))) {
                admin.createTopics(List.of(new NewTopic(topic, catalog.partitions(topic), (short) 1)))
                        .all()
                        .get();
            }
            present(producer, STAYS.snapshot());
            present(producer, WENT.snapshot());
            for (int i = 0; i < 7; i++) {
                present(
                        producer,
                        in("lost", Given.Web.named("lost-" + i).withFinalizer().snapshot()));
            }
            send(
                    producer,
                    Topics.SERVICES,
                    STAYS.source().snapshotKey(),
                    STAYS.source().snapshotKey(),
                    Codec.of(ServiceSnapshot.class).encode(STAYS.snapshot()));
            producer.flush();
            ClusterRecord successor = new ClusterRecord("laptop", "cluster-uid", 3, "aws", Map.of(), 0);
            send(
                    producer,
                    Topics.CLUSTERS,
                    "laptop",
                    "laptop",
                    Codec.of(ClusterRecord.class).encode(successor));
            producer.flush();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("kafka.bootstrap.servers", started.bootstrapServers());
    }

    private static ServiceSnapshot in(String cluster, ServiceSnapshot s) {
        return new ServiceSnapshot(
                cluster,
                s.namespace(),
                s.name(),
                s.uid(),
                s.deleting(),
                s.finalizers(),
                s.type(),
                s.loadBalancerClass(),
                s.ports(),
                s.externalTrafficPolicy(),
                s.healthCheckNodePort(),
                s.loadBalancerSourceRanges(),
                s.loadBalancerIp(),
                s.sessionAffinity(),
                s.allocateLoadBalancerNodePorts(),
                s.ipFamilies(),
                s.ipFamilyPolicy(),
                s.annotations());
    }

    private void present(KafkaProducer<String, byte[]> producer, ServiceSnapshot service) {
        String domain = service.source().toString();
        Frontend frontend = new Frontend(
                service.source(),
                service.uid(),
                "cluster-uid",
                service.loadBalancerClass(),
                List.of(),
                List.of(),
                TrafficPolicy.CLUSTER,
                0,
                null,
                null,
                true,
                List.of(),
                Map.of());
        Desired desired =
                new Desired.Present(domain, service.source(), service.uid(), "cluster-uid", GENERATION, frontend);
        send(
                producer,
                Topics.desired("aws"),
                domain,
                desired.key().toString(),
                Codec.of(Desired.class).encode(desired));
        Outcome claimed =
                Given.said(Outcome.RECONCILER, service.source(), service.uid(), GENERATION, new Phase.Claimed());
        send(
                producer,
                Topics.OUTCOMES,
                domain,
                claimed.key().toString(),
                Codec.of(Outcome.class).encode(claimed));
    }

    private void send(
            KafkaProducer<String, byte[]> producer, String topic, String partitionKey, String key, byte[] value) {
        int partition = Partitioning.partition(partitionKey, catalog.partitions(topic));
        producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
