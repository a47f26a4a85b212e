package dev.fairway.reconciler;

import dev.fairway.contracts.Topics;
import dev.fairway.runtime.kafka.KafkaSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * A new database knows nothing, and what it does not know it must not take for deleted. So it first takes over what was last
 * published (desired states, our own outcomes), and publishes nothing until its inputs were read to the ends seen then.
 */
@ApplicationScoped
public class Beginning {
    private static final Logger LOG = Logger.getLogger(Beginning.class);
    private static final List<String> INPUTS = List.of(
            Topics.SERVICES, Topics.ENDPOINTS, Topics.NODES, Topics.CLUSTERS, Topics.PROVIDERS, Topics.OUTCOMES);

    private final Pool pool;
    private final KafkaSettings kafka;
    private volatile boolean over;

    Beginning(Pool pool, KafkaSettings kafka) {
        this.pool = pool;
        this.kafka = kafka;
    }

    public boolean isOver() {
        return over;
    }

    /** Before any channel starts. */
    void prepare() {
        boolean known = pool.query("select 1 from beginning where topic = ''")
                        .execute()
                        .await()
                        .indefinitely()
                        .size()
                > 0;
        if (!known) {
            LOG.info("a new database: taking over what was published before");
            takeOver();
        }
        over = remaining() == 0;
    }

    /** @return true for the one batch with which the last input reached its end */
    boolean ends() {
        over = over || remaining() == 0;
        return over;
    }

    private long remaining() {
        return pool.query("""
                        select count(*) from beginning b left join positions p on p.topic = b.topic and p.part = b.part
                         where b.topic <> '' and coalesce(p.off, 0) < b.until""")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void takeOver() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(kafka.assigned())) {
            List<String> outputs = new ArrayList<>(consumer.listTopics().keySet().stream()
                    .filter(topic -> topic.startsWith(Topics.desired("")))
                    .toList());
            outputs.add(Topics.OUTCOMES);
            outputs.add(Topics.BACKENDS);
            latest(consumer, outputs).values().forEach(this::keep);
            ends(consumer, INPUTS).forEach((partition, end) -> insert(partition.topic(), partition.partition(), end));
        }
        insert("", 0, 0);
    }

    private void insert(String topic, int part, long until) {
        pool.preparedQuery("insert into beginning (topic, part, until) values ($1, $2, $3) on conflict do nothing")
                .execute(Tuple.of(topic, part, until))
                .await()
                .indefinitely();
    }

    private static Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer, List<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> consumer.partitionsFor(topic)
                .forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        ends.values().removeIf(end -> end == 0);
        return ends;
    }

    private static Map<String, ConsumerRecord<String, byte[]>> latest(
            KafkaConsumer<String, byte[]> consumer, List<String> topics) {
        Map<TopicPartition, Long> ends = ends(consumer, topics);
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (record.key() != null && record.value() != null) {
                    latest.put(record.topic() + " " + record.key(), record);
                } else {
                    latest.remove(record.topic() + " " + record.key());
                }
            }
        }
        return latest;
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        TakenOver.of(record).ifPresent(row -> {
            pool.preparedQuery("""
                            insert into message (topic, key, part_key, turn, type, body, version, changed_at)
                            values ($1, $2, $3, $4, $5, $6, $7, now()) on conflict do nothing""")
                    .execute(Tuple.tuple(List.of(
                            record.topic(),
                            record.key(),
                            row.partitionKey(),
                            row.turn(),
                            row.type(),
                            new String(record.value(), StandardCharsets.UTF_8),
                            row.version())))
                    .await()
                    .indefinitely();
            pool.preparedQuery("insert into published (topic, key, version) values ($1, $2, $3) on conflict do nothing")
                    .execute(Tuple.of(record.topic(), record.key(), row.version()))
                    .await()
                    .indefinitely();
        });
    }
}
