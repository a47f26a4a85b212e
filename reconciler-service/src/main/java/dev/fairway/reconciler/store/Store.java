package dev.fairway.reconciler.store;

import dev.fairway.contracts.Topics;
import dev.fairway.reconciler.receive.Batch;
import dev.fairway.reconciler.receive.Reading;
import dev.fairway.runtime.positions.Positions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The first transaction of a batch: store, lock, read, decide, write. Kafka is not asked while it is open. */
@ApplicationScoped
public class Store {
    private static final String READ = """
            select false as message, topic, about, body from input
             where (topic in ('fairway.services', 'fairway.outcomes') and about = any($1))
                or topic in ('fairway.clusters', 'fairway.providers')
                or (topic = 'fairway.endpoints' and about = any($2))
                or (topic = 'fairway.nodes' and about = any($3))
            union all
            select true, topic, turn, body from message where turn = any($4) and body is not null
            union all
            select false, 'held', turn, '' from held where turn = any($4)""";

    private static final String WRITE = """
            insert into message as m (topic, key, part_key, turn, type, body, version, changed_at)
            select *, now() from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])
            on conflict (topic, key) do update
              set part_key = excluded.part_key, turn = excluded.turn, type = excluded.type, body = excluded.body,
                  version = greatest(m.version + 1, excluded.version), changed_at = now()""";

    private final Pool pool;
    private final Intake intake;

    Store(Pool pool, Intake intake) {
        this.pool = pool;
        this.intake = intake;
    }

    /** @param decide false while a new database does not know enough to decide anything */
    public Stored save(Batch batch, Positions.Move move, boolean decide) {
        return Transactions.in(pool, connection -> {
            boolean concernsAll =
                    batch.topic().equals(Topics.CLUSTERS) || batch.topic().equals(Topics.PROVIDERS);
            (concernsAll ? Scope.ALL : Scope.SOME).enter(connection);
            Stored stored = intake.store(connection, batch, move);
            if (concernsAll) {
                Held.accept(connection);
            }
            if (decide && !stored.turns().isEmpty()) {
                decide(connection, stored.turns());
            }
            return stored;
        });
    }

    /** Looks at turns again that no record spoke of. */
    public void revisit(Set<Turn> turns) {
        for (List<Turn> some : Chunks.of(turns)) {
            Transactions.in(pool, connection -> {
                Scope.SOME.enter(connection);
                decide(connection, new TreeSet<>(some));
                return some;
            });
        }
    }

    public Set<Turn> everything() {
        return Transactions.in(pool, Intake::everything);
    }

    /** Forgets inputs that were not met in their topic any more. */
    public Set<Turn> drop(String topic, Collection<String> keys, OffsetDateTime begun) {
        return Transactions.in(pool, connection -> {
            Scope.SOME.enter(connection);
            Set<Turn> turns = Intake.drop(connection, topic, keys, begun);
            if (!turns.isEmpty()) {
                decide(connection, turns);
            }
            return turns;
        });
    }

    /** A topic that is read from its beginning may have been made anew, by a watcher that counts from one again. */
    public void forgetEpochs(String topic) {
        pool.preparedQuery("update input set epoch = 0 where topic = $1 and epoch > 0")
                .execute(Tuple.of(topic))
                .await()
                .indefinitely();
    }

    /** What was written by a newer version, the oldest first. */
    public List<ConsumerRecord<String, byte[]>> parked() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        pool.query("select topic, part, off, key, value, epoch from parked order by topic, part, off")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> {
                    ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                            row.getString("topic"),
                            row.getInteger("part"),
                            row.getLong("off"),
                            row.getString("key"),
                            row.getBuffer("value").getBytes());
                    record.headers()
                            .add(
                                    Reading.EPOCH,
                                    Long.toString(row.getLong("epoch")).getBytes(StandardCharsets.UTF_8));
                    records.add(record);
                });
        return records;
    }

    /** For the end of a beginning. */
    public Set<String> hold() {
        return Transactions.in(pool, Held::hold);
    }

    /** After an attempt whose answer was lost: whether it took place all the same. */
    public boolean alreadyMoved(Positions.Move move) {
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfString(move.topics());
        tuple.addArrayOfInteger(move.parts());
        tuple.addArrayOfLong(move.epochs());
        tuple.addArrayOfLong(move.next());
        Row row = pool.preparedQuery("""
                        select count(*) from positions p
                          join unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) as f(topic, part, epoch, next)
                            on p.topic = f.topic and p.part = f.part and p.epoch = f.epoch and p.off = f.next""")
                .execute(tuple)
                .await()
                .indefinitely()
                .iterator()
                .next();
        return row.getLong(0) == move.count();
    }

    private static void decide(SqlConnection connection, Set<Turn> turns) {
        Locks.take(connection, turns);
        Known known = read(connection, turns);
        List<Message> messages = Deciding.messages(turns, known, nowMicros());
        if (!messages.isEmpty()) {
            write(connection, messages);
        }
    }

    private static Known read(SqlConnection connection, Set<Turn> turns) {
        Set<String> sources = new TreeSet<>();
        Set<String> pods = new TreeSet<>();
        Set<String> nodes = new TreeSet<>();
        List<String> keys = new ArrayList<>();
        for (Turn turn : turns) {
            keys.add(turn.key());
            switch (turn) {
                case Turn.Source source -> sources.add(source.source());
                case Turn.Pods service -> {
                    pods.add(service.service());
                    sources.add(service.service().replaceFirst("/", "/service/"));
                }
                case Turn.Nodes cluster -> nodes.add(cluster.cluster());
            }
        }
        Tuple tuple = Tuple.tuple();
        List.of(sources, pods, nodes, keys).forEach(some -> tuple.addArrayOfString(some.toArray(String[]::new)));
        Known known = new Known();
        for (Row row : connection.preparedQuery(READ).execute(tuple).await().indefinitely()) {
            known.add(row.getBoolean("message"), row.getString("topic"), row.getString("about"), row.getString("body"));
        }
        return known;
    }

    private static void write(SqlConnection connection, Collection<Message> messages) {
        List<Message> all = List.copyOf(messages);
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfString(all.stream().map(Message::topic).toArray(String[]::new));
        tuple.addArrayOfString(all.stream().map(Message::key).toArray(String[]::new));
        tuple.addArrayOfString(all.stream().map(Message::partitionKey).toArray(String[]::new));
        tuple.addArrayOfString(all.stream().map(Message::turn).toArray(String[]::new));
        tuple.addArrayOfString(all.stream().map(Message::type).toArray(String[]::new));
        tuple.addArrayOfString(all.stream().map(Message::body).toArray(String[]::new));
        tuple.addArrayOfLong(all.stream().map(Message::version).toArray(Long[]::new));
        connection.preparedQuery(WRITE).execute(tuple).await().indefinitely();
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
