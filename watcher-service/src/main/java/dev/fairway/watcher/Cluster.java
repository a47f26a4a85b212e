package dev.fairway.watcher;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.ClusterRecord.ProviderScope;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The cluster's own record: its identity, who watches it, and since which epoch. */
@ApplicationScoped
class Cluster {
    private static final Codec<ClusterRecord> CODEC = Codec.of(ClusterRecord.class);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final WatcherConfig config;
    private final KafkaSettings kafka;
    private final Publisher publisher;
    private final Retrying retrying;

    Cluster(WatcherConfig config, KafkaSettings kafka, Publisher publisher, Retrying retrying) {
        this.config = config;
        this.kafka = kafka;
        this.publisher = publisher;
        this.retrying = retrying;
    }

    /**
     * Writes the new epoch before the first snapshot of it.
     *
     * @param uid of kube-system
     * @param transitions how often the Lease changed hands
     * @return empty if the name belongs to another cluster
     */
    Optional<Long> takeOver(String uid, long transitions) throws InterruptedException {
        Optional<ClusterRecord> before = last();
        if (before.isPresent() && !before.get().uid().equals(uid)) {
            return Optional.empty();
        }
        long epoch = Math.max(before.map(ClusterRecord::epoch).orElse(0L) + 1, transitions);
        ClusterRecord record = new ClusterRecord(
                config.cluster(),
                uid,
                epoch,
                config.defaultProvider().filter(p -> !p.isEmpty()).orElse(null),
                scopes(),
                before.map(ClusterRecord::acceptedDeletions).orElse(0L));
        Envelope envelope = Envelope.of(
                Topics.CLUSTERS, config.cluster(), config.cluster(), CODEC.encode(record), "dev.fairway.cluster.v1");
        retrying.untilDone("write the new epoch", () -> {
            if (!publisher.sendAll(List.of(envelope)).isEmpty()) {
                throw new IllegalStateException("Kafka did not take it");
            }
        });
        return Optional.of(epoch);
    }

    private Optional<ClusterRecord> last() throws InterruptedException {
        AtomicReference<ClusterRecord> found = new AtomicReference<>();
        try (TopicView<ClusterRecord> view = TopicView.follow(
                new TopicViewConfig(kafka.assigned(), Topics.CLUSTERS), CODEC, new TopicView.Listener<>() {
                    @Override
                    public void changed(
                            String key, Decoded<ClusterRecord> value, ConsumerRecord<String, byte[]> record) {
                        if (key.equals(config.cluster()) && value instanceof Decoded.Read<ClusterRecord> read) {
                            found.set(read.value());
                        }
                    }

                    @Override
                    public void caughtUp() {}
                })) {
            while (!view.awaitCaughtUp(LONG)) {
                // Kafka is away; without the last epoch nothing may be published
            }
        }
        return Optional.ofNullable(found.get());
    }

    private Map<String, ProviderScope> scopes() {
        Map<String, ProviderScope> scopes = new HashMap<>();
        config.providers()
                .forEach((name, scope) -> scopes.put(
                        name,
                        new ProviderScope(
                                scope.account().orElse(""),
                                scope.region().orElse(""),
                                scope.network().orElse(""))));
        return scopes;
    }
}
