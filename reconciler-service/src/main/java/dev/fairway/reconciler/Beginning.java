package dev.fairway.reconciler;

import dev.fairway.contracts.Topics;
import dev.fairway.reconciler.receive.Scan;
import dev.fairway.runtime.kafka.KafkaSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * A new database knows nothing, and what it does not know it must not take for deleted. So it first takes over what was last
 * published (desired states, sets, our own outcomes), and decides nothing until its inputs were read as far as they go now.
 */
@ApplicationScoped
public class Beginning {
    private static final Logger LOG = Logger.getLogger(Beginning.class);
    private static final List<String> INPUTS = List.of(
            Topics.SERVICES, Topics.ENDPOINTS, Topics.NODES, Topics.CLUSTERS, Topics.PROVIDERS, Topics.OUTCOMES);

    /** In the place of a topic: what was published was taken over; the beginning is over. */
    private static final String TAKEN_OVER = "";

    private static final String OVER = "over";

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
        if (!knows(TAKEN_OVER)) {
            LOG.info("a new database: taking over what was published before");
            takeOver();
        }
        over = knows(OVER);
    }

    boolean reachedEnds() {
        return over
                || pool.query("""
                        select count(*) from beginning b left join positions p on p.topic = b.topic and p.part = b.part
                         where b.topic like 'fairway.%' and coalesce(p.off, 0) < b.until""")
                                .execute()
                                .await()
                                .indefinitely()
                                .iterator()
                                .next()
                                .getLong(0)
                        == 0;
    }

    void end() {
        insert(OVER, 0, 0);
        over = true;
    }

    private boolean knows(String mark) {
        return pool.preparedQuery("select 1 from beginning where topic = $1")
                        .execute(Tuple.of(mark))
                        .await()
                        .indefinitely()
                        .size()
                > 0;
    }

    private void takeOver() {
        Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();
        Scan.of(kafka.assigned(), outputs(), record -> latest.put(record.topic() + " " + record.key(), record));
        latest.values().stream()
                .filter(record -> record.key() != null && record.value() != null)
                .forEach(this::keep);
        lastRead().forEach((partition, next) -> insert(partition.topic(), partition.partition(), next));
        insert(TAKEN_OVER, 0, 0);
    }

    private List<String> outputs() {
        try (Admin admin = Admin.create(kafka.common())) {
            List<String> topics = new ArrayList<>(admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(Topics.desired("")))
                    .toList());
            topics.add(Topics.OUTCOMES);
            topics.add(Topics.BACKENDS);
            return topics;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not list topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The last record of each partition, not its end: compaction may have left nothing there that could be read. */
    private Map<TopicPartition, Long> lastRead() {
        Map<TopicPartition, Long> next = new HashMap<>();
        Scan.of(
                kafka.assigned(),
                INPUTS,
                record -> next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        return next;
    }

    private void insert(String topic, int part, long until) {
        pool.preparedQuery("insert into beginning (topic, part, until) values ($1, $2, $3) on conflict do nothing")
                .execute(Tuple.of(topic, part, until))
                .await()
                .indefinitely();
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        TakenOver.of(record)
                .ifPresent(row -> pool.preparedQuery("""
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
                        .indefinitely());
    }
}
