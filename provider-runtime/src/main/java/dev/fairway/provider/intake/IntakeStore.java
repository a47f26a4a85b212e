package dev.fairway.provider.intake;

import dev.fairway.contracts.model.Desired;
import dev.fairway.provider.intake.Batch.Arrival;
import dev.fairway.provider.intake.Batch.Parcel;
import dev.fairway.runtime.deadletters.DeadLetters;
import dev.fairway.runtime.positions.Positions;
import dev.fairway.runtime.positions.Positions.Move;
import dev.fairway.runtime.retry.Retrying;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Rows and positions in one statement: a position moves only with its rows, and only if the partition is still ours. */
public final class IntakeStore {
    private static final String STORE = "with " + Positions.MOVED + """
            , stored as (
              insert into desired as d (key, part, cluster, source_uid, generation, present, body)
              select t.* from unnest($6::text[], $7::int[], $8::text[], $9::text[], $10::bigint[], $11::boolean[], $12::text[])
                  as t(key, part, cluster, source_uid, generation, present, body)
               where t.part in (select part from moved)
              on conflict (key) do update
                set part = excluded.part, generation = excluded.generation, present = excluded.present, body = excluded.body
                where d.generation < excluded.generation),
            parcels as (
              insert into parked as k (key, part, off, value)
              select t.* from unnest($13::text[], $14::int[], $15::bigint[], $16::bytea[]) as t(key, part, off, value)
               where t.part in (select part from moved)
              on conflict (key) do update set off = excluded.off, value = excluded.value),
            unparked as (delete from parked where key = any($6) and key <> all($13)),
            gone as (
              select d.key from desired d join progress p on p.key = d.key
               where d.key = any($17) and not d.present and p.applied >= d.generation
                 and d.part in (select part from moved)),
            forgotten as (delete from desired where key in (select key from gone)),
            cleaned as (delete from progress where key in (select key from gone))
            select array(select part from moved) as parts, array(select key from gone) as gone""";

    private final Pool pool;
    private final Positions positions;
    private final Retrying retrying;

    /** @param parts partitions that are still ours @param gone keys that were forgotten, since nothing of them was left */
    record Stored(Set<Integer> parts, Set<String> gone) {}

    public IntakeStore(Pool pool, Positions positions, Retrying retrying) {
        this.pool = pool;
        this.positions = positions;
        this.retrying = retrying;
    }

    /** A row that PostgreSQL refuses must not hold up the others for ever: then each record goes by itself. */
    Stored store(Batch batch, ConsumerRecords<String, byte[]> records, DeadLetters deadLetters) {
        try {
            return store(batch, positions.move(records));
        } catch (Refused e) {
            Set<Integer> parts = new HashSet<>();
            Set<String> gone = new HashSet<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                ConsumerRecords<String, byte[]> alone = new ConsumerRecords<>(
                        Map.of(new TopicPartition(record.topic(), record.partition()), List.of(record)), Map.of());
                Stored one = storeAlone(alone, record, deadLetters);
                parts.addAll(one.parts());
                gone.addAll(one.gone());
            }
            return new Stored(parts, gone);
        }
    }

    private Stored storeAlone(
            ConsumerRecords<String, byte[]> alone, ConsumerRecord<String, byte[]> record, DeadLetters deadLetters) {
        try {
            return store(Batch.of(alone, (_, _) -> {}), positions.move(alone));
        } catch (Refused e) {
            deadLetters.bury(record, "the database refuses it: " + e.getMessage());
            return store(Batch.of(ConsumerRecords.empty(), (_, _) -> {}), positions.move(alone));
        }
    }

    private Stored store(Batch batch, Move move) {
        Row row = retrying.untilDone(
                "store desired states",
                () -> pool.preparedQuery(STORE)
                        .execute(tuple(batch, move))
                        .onFailure(IntakeStore::isData)
                        .transform(Refused::new)
                        .await()
                        .indefinitely()
                        .iterator()
                        .next());
        Set<Integer> parts = new HashSet<>(List.of(row.getArrayOfIntegers("parts")));
        if (parts.size() < move.count()) {
            parts.addAll(storedAlready(move));
        }
        positions.moved(move);
        return new Stored(parts, Set.of(row.getArrayOfStrings("gone")));
    }

    /** An earlier attempt may have been committed although its answer was lost. */
    private Set<Integer> storedAlready(Move move) {
        Set<Integer> parts = new HashSet<>();
        retrying.untilDone(
                        "compare positions",
                        () -> pool.preparedQuery("""
                                select p.part from positions p
                                  join unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) as m(topic, part, epoch, next)
                                    on p.topic = m.topic and p.part = m.part and p.epoch = m.epoch and p.off = m.next""")
                                .execute(Tuple.tuple()
                                        .addArrayOfString(move.topics())
                                        .addArrayOfInteger(move.parts())
                                        .addArrayOfLong(move.epochs())
                                        .addArrayOfLong(move.next()))
                                .await()
                                .indefinitely())
                .forEach(row -> parts.add(row.getInteger("part")));
        return parts;
    }

    /** Classes of SQLState that speak of the data and not of the moment. */
    private static boolean isData(Throwable e) {
        return e instanceof PgException pg
                && pg.getSqlState() != null
                && (pg.getSqlState().startsWith("22") || pg.getSqlState().startsWith("23"));
    }

    private static final class Refused extends RuntimeException implements Retrying.Final {
        private static final long serialVersionUID = 1;

        Refused(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static Tuple tuple(Batch batch, Move move) {
        List<Arrival> rows = new ArrayList<>(batch.arrived().values());
        List<Parcel> parcels = new ArrayList<>(batch.parked().values());
        return move.tuple()
                .addArrayOfString(texts(rows, row -> row.desired().key().toString()))
                .addArrayOfInteger(rows.stream().map(Arrival::partition).toArray(Integer[]::new))
                .addArrayOfString(texts(rows, row -> row.desired().source().cluster()))
                .addArrayOfString(texts(rows, row -> row.desired().uid()))
                .addArrayOfLong(
                        rows.stream().map(row -> row.desired().generation()).toArray(Long[]::new))
                .addArrayOfBoolean(rows.stream()
                        .map(row -> row.desired() instanceof Desired.Present)
                        .toArray(Boolean[]::new))
                .addArrayOfString(texts(rows, Arrival::json))
                .addArrayOfString(texts(parcels, parcel -> parcel.key().toString()))
                .addArrayOfInteger(parcels.stream().map(Parcel::partition).toArray(Integer[]::new))
                .addArrayOfLong(parcels.stream().map(Parcel::offset).toArray(Long[]::new))
                .addValue(parcels.stream()
                        .map(parcel -> Buffer.buffer(parcel.value()))
                        .toArray(Buffer[]::new))
                .addArrayOfString(batch.forgotten().toArray(String[]::new));
    }

    private static <T> String[] texts(Collection<T> list, Function<T, String> part) {
        return list.stream().map(part).toArray(String[]::new);
    }
}
