package dev.fairway.status.receive;

import dev.fairway.runtime.retry.Retrying;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A partition that becomes ours is read from its beginning: memory is all the state there is. */
@ApplicationScoped
@Identifier("outcomes")
public class OutcomesAssigned implements KafkaConsumerRebalanceListener {
    private final Said said;
    private final Retrying retrying;

    OutcomesAssigned(Said said, Retrying retrying) {
        this.said = said;
        this.retrying = retrying;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends =
                retrying.untilDone("ask where outcomes end", () -> consumer.endOffsets(partitions));
        Map<TopicPartition, Long> begins =
                retrying.untilDone("ask where outcomes begin", () -> consumer.beginningOffsets(partitions));
        partitions.forEach(p -> said.begin(p.partition(), ends.getOrDefault(p, 0L), begins.getOrDefault(p, 0L)));
        consumer.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        said.forget(partitions.stream().map(TopicPartition::partition).toList());
    }
}
