package dev.fairway.quickstart.records;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to the end that they have now. It is in no group, so nobody notices. */
public final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(String bootstrapServers) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "8000");
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How many records each topic whose name starts so holds now, tombstones and older values included. */
    public Map<String, Long> counts(String prefix) {
        var counts = new TreeMap<String, Long>();
        for (String topic : names(prefix)) {
            List<TopicPartition> partitions = partitions(List.of(topic));
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            counts.put(
                    topic,
                    partitions.stream()
                            .mapToLong(partition -> end.getOrDefault(partition, 0L) - first.getOrDefault(partition, 0L))
                            .sum());
        }
        return counts;
    }

    public List<String> names(String prefix) {
        return consumer.listTopics().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The latest record of each key, tombstones included, in the order they were written. */
    public List<Entry> latest(Collection<String> topics) {
        var latest = new LinkedHashMap<String, Entry>();
        all(topics, entry -> latest.put(entry.topic() + ' ' + entry.key(), entry));
        return latest.values().stream()
                .sorted(Comparator.comparing(Entry::time))
                .toList();
    }

    /** Every record that is there now, in the order of each partition. */
    public void all(Collection<String> topics, Consumer<Entry> reader) {
        List<TopicPartition> partitions = partitions(topics);
        if (partitions.isEmpty()) {
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < end.getOrDefault(partition, 0L))) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Kafka did not give all records of " + topics + " within 10 s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                reader.accept(entry(record));
            }
        }
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        var partitions = new ArrayList<TopicPartition>();
        for (String topic : topics) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private static Entry entry(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        String key = record.key() == null ? "(no key)" : new String(record.key(), StandardCharsets.UTF_8);
        return new Entry(
                record.topic(), key, Entry.read(record.value()), time(record, headers), headers, record.offset());
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record, Map<String, String> headers) {
        try {
            String time = headers.get("ce_time");
            return time == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(time);
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
