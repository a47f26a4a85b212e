package dev.fairway.reconciler.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads whole topics once, from their beginning to the ends seen at the start. */
public final class Scan {
    private static final Duration POLL = Duration.ofMillis(200);

    public static void of(
            Map<String, Object> settings, Collection<String> topics, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = new ArrayList<>();
            topics.forEach(topic -> consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }

    /** Keys that have a value now, readable or not. */
    public static Set<String> keys(Map<String, Object> settings, String topic) {
        Set<String> keys = new HashSet<>();
        of(settings, List.of(topic), record -> {
            if (record.value() == null) {
                keys.remove(record.key());
            } else if (record.key() != null) {
                keys.add(record.key());
            }
        });
        return keys;
    }

    private Scan() {}
}
