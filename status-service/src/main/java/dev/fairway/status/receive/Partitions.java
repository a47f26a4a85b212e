package dev.fairway.status.receive;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Our partitions are read from the beginning; until the end seen then is reached nothing of one is written, since an older
 * outcome of a key may still be on its way before the newest.
 */
@ApplicationScoped
@Identifier("outcomes")
public class Partitions implements KafkaConsumerRebalanceListener {
    private final Outcomes outcomes;
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();
    private final Set<Integer> read = ConcurrentHashMap.newKeySet();
    private volatile boolean assigned;

    Partitions(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            ends.put(partition.partition(), end);
            if (end == 0) {
                read.add(partition.partition());
            } else {
                read.remove(partition.partition());
            }
        });
        assigned = true;
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            ends.remove(partition.partition());
            read.remove(partition.partition());
        });
        outcomes.lost(partitions.stream().map(TopicPartition::partition).toList());
    }

    /** @return true for the one record with which a partition's end is reached */
    boolean reached(int partition, long nextOffset) {
        Long end = ends.get(partition);
        return end != null && nextOffset >= end && read.add(partition);
    }

    boolean isRead(int partition) {
        return read.contains(partition);
    }

    public boolean isReady() {
        return assigned && read.containsAll(ends.keySet());
    }
}
