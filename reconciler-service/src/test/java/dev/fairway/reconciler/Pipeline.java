package dev.fairway.reconciler;

import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.topics.TopicSetup;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The topics on both sides of the reconciler: writes what watcher and providers would, and sees what comes out. */
@ApplicationScoped
public class Pipeline {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Publisher publisher;
    private final Map<String, Decoded<Desired>> desired = new ConcurrentHashMap<>();
    private final Map<String, Decoded<Outcome>> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Decoded<BackendSet>> sets = new ConcurrentHashMap<>();
    private final Map<String, String> letters = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private final List<TopicView<?>> views = new ArrayList<>();

    Pipeline(Publisher publisher, KafkaSettings kafka, TopicSetup setup) {
        this.publisher = publisher;
        setup.ensure(List.of(Topics.desired("aws"), Topics.deadLetters("reconciler")));
        follow(kafka, Topics.desired("aws"), Desired.class, desired);
        follow(kafka, Topics.OUTCOMES, Outcome.class, outcomes);
        follow(kafka, Topics.BACKENDS, BackendSet.class, sets);
        views.add(TopicView.follow(
                new TopicViewConfig(kafka.assigned(), Topics.deadLetters("reconciler")),
                Codec.of(Object.class),
                new TopicView.Listener<>() {
                    @Override
                    public void changed(String key, Decoded<Object> value, ConsumerRecord<String, byte[]> record) {
                        letters.put(
                                key,
                                new String(record.headers()
                                        .lastHeader("fairway-reason")
                                        .value()));
                    }

                    @Override
                    public void caughtUp() {}
                }));
    }

    private <T> void follow(KafkaSettings kafka, String topic, Class<T> type, Map<String, Decoded<T>> into) {
        TopicView.follow(new TopicViewConfig(kafka.assigned(), topic), Codec.of(type), new TopicView.Listener<T>() {
            @Override
            public void changed(String key, Decoded<T> value, ConsumerRecord<String, byte[]> record) {
                counts.merge(key, 1, Integer::sum);
                into.put(key, value);
            }

            @Override
            public void caughtUp() {}
        });
    }

    @PreDestroy
    void close() {
        views.forEach(TopicView::close);
    }

    public void cluster(ClusterRecord cluster) {
        send(Topics.CLUSTERS, cluster.cluster(), Codec.of(ClusterRecord.class).encode(cluster), 0);
    }

    public void announce(ProviderAnnouncement provider) {
        send(
                Topics.PROVIDERS,
                provider.provider(),
                Codec.of(ProviderAnnouncement.class).encode(provider),
                0);
    }

    public void service(Given.Web web) {
        service(web, 1);
    }

    public void service(Given.Web web, long epoch) {
        ServiceSnapshot snapshot = web.snapshot();
        send(
                Topics.SERVICES,
                web.source().snapshotKey(),
                Codec.of(ServiceSnapshot.class).encode(snapshot),
                epoch);
    }

    public void serviceVanished(Given.Web web) {
        send(Topics.SERVICES, web.source().snapshotKey(), null, 1);
    }

    public void slice(EndpointSliceSnapshot slice) {
        String key = slice.cluster() + "/" + slice.namespace() + "/" + slice.name();
        send(Topics.ENDPOINTS, key, Codec.of(EndpointSliceSnapshot.class).encode(slice), 1);
    }

    public void node(NodeSnapshot node) {
        send(
                Topics.NODES,
                node.cluster() + "//" + node.name(),
                Codec.of(NodeSnapshot.class).encode(node),
                1);
    }

    public void providerSays(SourceRef source, String uid, long generation, Phase phase) {
        Outcome outcome = Given.said("aws", source, uid, generation, phase);
        publish(Envelope.of(
                Topics.OUTCOMES,
                source.toString(),
                outcome.key().toString(),
                Codec.of(Outcome.class).encode(outcome),
                "dev.fairway.outcome.v1"));
    }

    public void send(String topic, String key, byte @Nullable [] value, long epoch) {
        publish(Envelope.of(topic, key, key, value, "test").with("fairway-epoch", Long.toString(epoch)));
    }

    private void publish(Envelope envelope) {
        if (!publisher.sendAll(List.of(envelope)).isEmpty()) {
            throw new IllegalStateException("Kafka did not take " + envelope.key());
        }
    }

    public <T extends Desired> T awaitDesired(Given.Web web, Class<T> type, Predicate<T> such) {
        String key = web.source() + "|" + web.source() + "|" + web.uid();
        return await(
                type.getSimpleName() + " for " + key,
                () -> read(desired, key)
                        .filter(type::isInstance)
                        .map(type::cast)
                        .filter(such));
    }

    public void awaitDesired(String source, String uid, Class<? extends Desired> type) {
        String key = source + "|" + source + "|" + uid;
        await(type.getSimpleName() + " for " + key, () -> read(desired, key).filter(type::isInstance));
    }

    public void awaitForgotten(Given.Web web) {
        String key = web.source() + "|" + web.source() + "|" + web.uid();
        await(
                "no more " + key,
                () -> Optional.ofNullable(desired.get(key)).filter(Decoded.Tombstone.class::isInstance));
    }

    public <T extends Phase> T awaitSaid(Given.Web web, Class<T> phase) {
        String key = web.source() + "|" + web.uid() + "|reconciler";
        return await(
                phase.getSimpleName() + " for " + key,
                () -> read(outcomes, key)
                        .map(Outcome::phase)
                        .filter(phase::isInstance)
                        .map(phase::cast));
    }

    public BackendSet awaitSet(String key, Predicate<BackendSet> such) {
        return await("set " + key, () -> read(sets, key).filter(such));
    }

    public String awaitLetter(Predicate<String> reason) {
        return await(
                "dead letter", () -> letters.values().stream().filter(reason).findFirst());
    }

    private static <T> Optional<T> read(Map<String, Decoded<T>> values, String key) {
        return values.get(key) instanceof Decoded.Read<T> read ? Optional.of(read.value()) : Optional.empty();
    }

    /** How often anything was said under a key that begins so. */
    public int count(String prefix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    static <T> T await(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("waited in vain for " + what);
    }
}
