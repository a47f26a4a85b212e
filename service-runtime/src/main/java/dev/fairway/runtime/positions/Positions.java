package dev.fairway.runtime.positions;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Positions in a database's table {@code positions}: topic, the topic's own id, partition, epoch, next offset.
 *
 * <p>A write moves them only {@code where epoch = mine and off = what I last stored or sought}; a short count means that
 * another process owns the partition now, and the write must not happen. A record's own offset is never the fence, since
 * compaction leaves holes.
 */
public final class Positions {
    /** A data-modifying CTE named {@code moved}, one row per partition moved. Its five parameters are {@link Move#tuple}. */
    public static final String MOVED = """
            moved as (
              update positions p set off = f.next
                from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::bigint[])
                  as f(topic, part, epoch, expected, next)
               where p.topic = f.topic and p.part = f.part and p.epoch = f.epoch and p.off = f.expected
              returning p.part)
            """;

    private final Pool pool;
    private final Map<TopicPartition, Mine> mine = new ConcurrentHashMap<>();

    private record Mine(long epoch, long next) {}

    public Positions(Pool pool) {
        this.pool = pool;
    }

    /**
     * Takes over partitions: a new epoch shuts out whoever had them. A topic that was made anew, or a database that never
     * saw it, begins at the beginning.
     *
     * @param topicIds Kafka's ids of the topics, as text
     * @return the next offset of each; 0 means from the beginning
     */
    public Map<TopicPartition, Long> take(Collection<TopicPartition> partitions, Map<String, String> topicIds) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Row row = pool.preparedQuery("""
                            insert into positions as p (topic, part, topic_id, epoch, off) values ($1, $2, $3, 1, 0)
                            on conflict (topic, part) do update
                              set epoch = p.epoch + 1, topic_id = excluded.topic_id,
                                  off = case when p.topic_id = excluded.topic_id then p.off else 0 end
                            returning epoch, off""")
                    .execute(Tuple.of(
                            partition.topic(), partition.partition(), topicIds.getOrDefault(partition.topic(), "")))
                    .await()
                    .indefinitely()
                    .iterator()
                    .next();
            mine.put(partition, new Mine(row.getLong("epoch"), row.getLong("off")));
            next.put(partition, row.getLong("off"));
        }
        return next;
    }

    public void lost(Collection<TopicPartition> partitions) {
        partitions.forEach(mine::remove);
    }

    /** The move that goes with these records. */
    public Move move(ConsumerRecords<?, ?> records) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<?, ?> record : records.records(partition)) {
                next.merge(partition, record.offset() + 1, Math::max);
            }
        }
        int n = next.size();
        Move move = new Move(new String[n], new Integer[n], new Long[n], new Long[n], new Long[n]);
        int i = 0;
        for (Map.Entry<TopicPartition, Long> entry : next.entrySet()) {
            Mine known = mine.getOrDefault(entry.getKey(), new Mine(-1, -1));
            move.topics()[i] = entry.getKey().topic();
            move.parts()[i] = entry.getKey().partition();
            move.epochs()[i] = known.epoch();
            move.expected()[i] = known.next();
            move.next()[i] = entry.getValue();
            i++;
        }
        return move;
    }

    /** To be called after the transaction that held {@code move} has committed. */
    public void moved(Move move) {
        for (int i = 0; i < move.count(); i++) {
            long next = move.next()[i];
            mine.computeIfPresent(
                    new TopicPartition(move.topics()[i], move.parts()[i]), (tp, old) -> new Mine(old.epoch(), next));
        }
    }

    /** Parallel arrays, as {@code unnest} takes them. */
    @SuppressWarnings("ArrayRecordComponent") // handed to the database as they are, never compared
    public record Move(String[] topics, Integer[] parts, Long[] epochs, Long[] expected, Long[] next) {

        public int count() {
            return parts.length;
        }

        /** The first five parameters of a statement that begins with {@link Positions#MOVED}. */
        public Tuple tuple() {
            Tuple tuple = Tuple.tuple();
            tuple.addArrayOfString(topics);
            tuple.addArrayOfInteger(parts);
            tuple.addArrayOfLong(epochs);
            tuple.addArrayOfLong(expected);
            tuple.addArrayOfLong(next);
            return tuple;
        }
    }
}
