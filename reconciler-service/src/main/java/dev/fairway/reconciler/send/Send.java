package dev.fairway.reconciler.send;

import dev.fairway.reconciler.store.Chunks;
import dev.fairway.reconciler.store.Locks;
import dev.fairway.reconciler.store.Transactions;
import dev.fairway.reconciler.store.Turn;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The second transaction of a batch: under the turns' locks, what is not published yet is asked of the table, sent, and marked
 * when Kafka has it. Two processes can therefore never send two versions of a key in the wrong order.
 */
@ApplicationScoped
public class Send {
    private static final String UNSENT = """
            select m.topic, m.key, m.part_key, m.type, m.body, m.version
              from message m left join published p on p.topic = m.topic and p.key = m.key
             where m.turn = any($1::text[]) and coalesce(p.version, 0) < m.version""";

    private static final String MARK = """
            insert into published as p (topic, key, version)
            select * from unnest($1::text[], $2::text[], $3::bigint[])
            on conflict (topic, key) do update set version = greatest(p.version, excluded.version)""";

    private static final String FORGET = """
            with gone as (
              delete from message m using unnest($1::text[], $2::text[], $3::bigint[]) as s(topic, key, version)
               where m.topic = s.topic and m.key = s.key and m.version = s.version and m.body is null
              returning m.topic, m.key)
            delete from published p using gone g where p.topic = g.topic and p.key = g.key""";

    private final Pool pool;
    private final Publisher publisher;
    private final Outputs outputs;

    Send(Pool pool, Publisher publisher, Outputs outputs) {
        this.pool = pool;
        this.publisher = publisher;
        this.outputs = outputs;
    }

    /** @throws Unacknowledged if Kafka did not take all; what it took is marked */
    public void unsent(Collection<Turn> turns) {
        send(new TreeSet<>(turns).stream().map(Turn::key).toList());
    }

    /** Whatever a crash left unsent. */
    public void everythingUnsent() {
        Set<String> keys = new TreeSet<>();
        pool.query("""
                        select distinct m.turn from message m
                          left join published p on p.topic = m.topic and p.key = m.key
                         where coalesce(p.version, 0) < m.version""").execute().await().indefinitely().forEach(row -> keys.add(row.getString(0)));
        send(List.copyOf(keys));
    }

    private void send(List<String> turns) {
        int failed = 0;
        for (List<String> some : Chunks.of(turns)) {
            String[] keys = some.toArray(String[]::new);
            failed += Transactions.in(pool, connection -> {
                        Locks.lock(connection, keys);
                        return send(connection, keys);
                    })
                    .size();
        }
        if (failed > 0) {
            throw new Unacknowledged(failed);
        }
    }

    private List<Envelope> send(SqlConnection connection, String[] turns) {
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfString(turns);
        List<Envelope> envelopes = new ArrayList<>();
        Map<Envelope, Long> versions = new HashMap<>();
        for (Row row : connection.preparedQuery(UNSENT).execute(tuple).await().indefinitely()) {
            String body = row.getString("body");
            Envelope envelope = Envelope.of(
                    row.getString("topic"),
                    row.getString("part_key"),
                    row.getString("key"),
                    body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                    row.getString("type"));
            envelopes.add(envelope);
            versions.put(envelope, row.getLong("version"));
        }
        if (envelopes.isEmpty()) {
            return List.of();
        }
        outputs.ensure(envelopes.stream().map(Envelope::topic).distinct().toList());
        List<Envelope> failed = publisher.sendAll(envelopes);
        Set<Envelope> lost = new HashSet<>(failed);
        List<Envelope> sent = envelopes.stream().filter(e -> !lost.contains(e)).toList();
        mark(connection, sent, versions);
        return failed;
    }

    private static void mark(SqlConnection connection, List<Envelope> sent, Map<Envelope, Long> versions) {
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfString(sent.stream().map(Envelope::topic).toArray(String[]::new));
        tuple.addArrayOfString(sent.stream().map(Envelope::key).toArray(String[]::new));
        tuple.addArrayOfLong(sent.stream().map(versions::get).toArray(Long[]::new));
        connection.preparedQuery(MARK).execute(tuple).await().indefinitely();
        if (sent.stream().anyMatch(e -> e.value() == null)) {
            connection.preparedQuery(FORGET).execute(tuple).await().indefinitely();
        }
    }

    /** Kafka did not take everything; the step is tried again. */
    public static final class Unacknowledged extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unacknowledged(int count) {
            super(count + " records were not acknowledged");
        }
    }
}
