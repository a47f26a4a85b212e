package dev.fairway.watcher.publish;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The cluster's own record: its identity, who watches it, and since which epoch. Followed until closed. */
public final class ClusterTopic implements AutoCloseable {
    private static final Codec<ClusterRecord> CODEC = Codec.of(ClusterRecord.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final TopicView<ClusterRecord> view;
    private volatile @Nullable ClusterRecord last;

    /** @param changed told of every record but those that stand there already */
    ClusterTopic(String cluster, KafkaSettings kafka, Consumer<ClusterRecord> changed) {
        view = TopicView.follow(
                new TopicViewConfig(kafka.assigned(), Topics.CLUSTERS), CODEC, new TopicView.Listener<>() {
                    private boolean live;

                    @Override
                    public void changed(
                            String key, Decoded<ClusterRecord> value, ConsumerRecord<String, byte[]> record) {
                        if (!key.equals(cluster)) {
                            return;
                        }
                        if (value instanceof Decoded.Read<ClusterRecord>(ClusterRecord read)) {
                            last = read;
                            if (live) {
                                changed.accept(read);
                            }
                        } else if (value instanceof Decoded.Tombstone<ClusterRecord>) {
                            last = null;
                        }
                    }

                    @Override
                    public void caughtUp() {
                        live = true;
                    }
                });
    }

    /** Waits for Kafka: without the last epoch nothing may be published. */
    public Optional<ClusterRecord> last() throws InterruptedException {
        while (!view.awaitCaughtUp(LOOK_AGAIN)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return Optional.ofNullable(last);
    }

    /** Returns when Kafka has it. */
    static void write(ClusterRecord record, Publisher publisher, Retrying retrying) {
        Envelope envelope = Envelope.of(
                Topics.CLUSTERS, record.cluster(), record.cluster(), CODEC.encode(record), "dev.fairway.cluster.v1");
        retrying.untilDone("write the new epoch", () -> {
            if (!publisher.sendAll(List.of(envelope)).isEmpty()) {
                throw new IllegalStateException("Kafka did not take it");
            }
        });
    }

    @Override
    public void close() {
        view.close();
    }
}
