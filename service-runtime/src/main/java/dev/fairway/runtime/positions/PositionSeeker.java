package dev.fairway.runtime.positions;

import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.retry.Retrying;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Seeks to the stored positions when partitions are assigned. A service makes a bean of it, named by {@code @Identifier}, for
 * its channels' {@code consumer-rebalance-listener.name}.
 */
public final class PositionSeeker implements KafkaConsumerRebalanceListener {
    private final Positions positions;
    private final KafkaSettings kafka;
    private final Retrying retrying;
    private final Assigned assigned;

    /** Told on the consumer's thread, after the seek and before the first record. */
    public interface Assigned {
        void assigned(Map<TopicPartition, Long> next);

        void revoked(Collection<TopicPartition> partitions);
    }

    public PositionSeeker(Positions positions, KafkaSettings kafka, Retrying retrying, Assigned assigned) {
        this.positions = positions;
        this.kafka = kafka;
        this.retrying = retrying;
        this.assigned = assigned;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> next =
                retrying.untilDone("read positions", () -> positions.take(partitions, topicIds(partitions)));
        next.forEach((partition, offset) -> {
            if (offset == 0) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        });
        assigned.assigned(next);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        positions.lost(partitions);
        assigned.revoked(partitions);
    }

    private Map<String, String> topicIds(Collection<TopicPartition> partitions) {
        Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        try (Admin admin = Admin.create(kafka.common())) {
            Map<String, String> ids = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, description) ->
                            ids.put(name, description.topicId().toString()));
            return ids;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not describe " + topics, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
