package dev.fairway.reconciler.store;

import dev.fairway.contracts.Topics;
import dev.fairway.reconciler.receive.Batch;
import dev.fairway.reconciler.receive.Reading;
import dev.fairway.reconciler.receive.Received;
import dev.fairway.runtime.positions.Positions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Positions and inputs in one statement: neither moves without the other. */
@ApplicationScoped
public class Intake {
    /**
     * A watcher that was deposed may still write. What it wrote before its successor began counts, since that one publishes
     * only differences; clocks of different machines may differ by two seconds.
     */
    private static final String STORE = "with " + Positions.MOVED + """
            , d as (
              select * from unnest($6::text[], $7::text[], $8::text[], $9::bigint[], $12::bigint[])
                  as d(key, about, body, epoch, written)
               where (select count(*) from moved) = $10
                 and ($11::text not in ('fairway.services', 'fairway.endpoints', 'fairway.nodes')
                   or not exists (
                     select 1 from input c
                      where c.topic = 'fairway.clusters' and c.key = split_part(d.key, '/', 1)
                        and c.epoch > d.epoch and c.written + 2000 < d.written)))
            , put as (
              insert into input as i (topic, key, about, body, epoch, written)
              select $11, key, about, body, epoch, written from d where body is not null
              on conflict (topic, key) do update
                set about = excluded.about, body = excluded.body, epoch = excluded.epoch, read_at = now(),
                    written = case when i.epoch < excluded.epoch then excluded.written else i.written end
                where i.epoch <= excluded.epoch
              returning old.about as was, new.about)
            , del as (
              delete from input i using d
               where i.topic = $11 and i.key = d.key and d.body is null
                 and ($11 in ('fairway.clusters', 'fairway.providers') or i.epoch <= d.epoch)
              returning i.about)
            , unparked as (delete from parked p using d where p.topic = $11 and p.key = d.key)
            , seen as (delete from held h using put where $11 = 'fairway.services' and h.turn = put.about)
            select 'moved' as what, (select count(*) from moved)::text as about
            union all select 'about', about from put
            union all select 'about', was from put where was <> about
            union all select 'about', about from del""";

    private static final String PARK = """
            insert into parked (topic, key, part, off, epoch, value) values ($1, $2, $3, $4, $5, $6)
            on conflict (topic, key) do update set part = $3, off = $4, epoch = $5, value = $6""";

    Stored store(SqlConnection connection, Batch batch, Positions.Move move) {
        List<Received> rows = List.copyOf(batch.rows());
        Tuple tuple = move.tuple();
        tuple.addArrayOfString(rows.stream().map(Received::key).toArray(String[]::new));
        tuple.addArrayOfString(rows.stream().map(Received::about).toArray(String[]::new));
        tuple.addArrayOfString(rows.stream().map(Received::body).toArray(String[]::new));
        tuple.addArrayOfLong(rows.stream().map(Received::epoch).toArray(Long[]::new));
        tuple.addLong((long) move.count());
        tuple.addString(batch.topic());
        tuple.addArrayOfLong(rows.stream().map(Received::written).toArray(Long[]::new));
        List<String> abouts = new ArrayList<>();
        long moved = 0;
        for (Row row : connection.preparedQuery(STORE).execute(tuple).await().indefinitely()) {
            if (row.getString("what").equals("moved")) {
                moved = Long.parseLong(row.getString("about"));
            } else {
                abouts.add(row.getString("about"));
            }
        }
        if (moved != move.count()) {
            return new Stored(Set.of(), false);
        }
        batch.parked().forEach(parked -> park(connection, parked.record()));
        return new Stored(turns(connection, batch.topic(), abouts), true);
    }

    private static void park(SqlConnection connection, ConsumerRecord<String, byte[]> record) {
        connection
                .preparedQuery(PARK)
                .execute(Tuple.of(
                        record.topic(),
                        record.key(),
                        record.partition(),
                        record.offset(),
                        Reading.headerEpoch(record),
                        Buffer.buffer(record.value())))
                .await()
                .indefinitely();
    }

    private static Set<Turn> turns(SqlConnection connection, String topic, List<String> abouts) {
        Set<Turn> turns = new TreeSet<>();
        for (String about : abouts) {
            switch (topic) {
                case Topics.SERVICES -> {
                    turns.add(new Turn.Source(about));
                    turns.add(new Turn.Pods(about.replaceFirst("/service/", "/")));
                }
                case Topics.OUTCOMES -> turns.add(new Turn.Source(about));
                case Topics.ENDPOINTS -> turns.add(new Turn.Pods(about));
                case Topics.NODES -> turns.add(new Turn.Nodes(about));
                default -> turns.addAll(everySource(connection));
            }
        }
        return turns;
    }

    /** A cluster's record or a provider's announcement can change what becomes of any source. */
    private static Set<Turn> everySource(SqlConnection connection) {
        Set<Turn> turns = new TreeSet<>();
        connection
                .query("select about from input where topic = 'fairway.services'"
                        + " union select turn from message where topic like 'fairway.desired.%'")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> turns.add(new Turn.Source(row.getString(0))));
        return turns;
    }

    static Set<Turn> everything(SqlConnection connection) {
        Set<Turn> turns = everySource(connection);
        connection
                .query("select distinct topic, about from input where topic in ('fairway.endpoints', 'fairway.nodes')")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> turns.addAll(turns(connection, row.getString(0), List.of(row.getString(1)))));
        connection
                .query("select distinct turn from message")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> turns.add(Turn.of(row.getString(0))));
        return turns;
    }

    /** Forgets inputs that a re-read of their whole topic did not meet, unless they were read since it began. */
    static Set<Turn> drop(SqlConnection connection, String topic, Collection<String> keys, OffsetDateTime begun) {
        Tuple tuple = Tuple.of(topic);
        tuple.addArrayOfString(keys.toArray(String[]::new));
        tuple.addOffsetDateTime(begun);
        List<String> abouts = new ArrayList<>();
        connection
                .preparedQuery("delete from input where topic = $1 and key = any($2) and read_at < $3 returning about")
                .execute(tuple)
                .await()
                .indefinitely()
                .forEach(row -> abouts.add(row.getString(0)));
        return turns(connection, topic, abouts);
    }
}
