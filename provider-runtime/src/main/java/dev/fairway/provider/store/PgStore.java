package dev.fairway.provider.store;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.provider.own.Ownership;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store in PostgreSQL. Every write begins with the fence: the partition's epoch is still ours. */
public final class PgStore<S extends Spec> implements Store<S> {
    private final Pool pool;
    private final Ownership ownership;
    private final Retrying retrying;
    private final Class<S> type;

    public PgStore(Pool pool, Ownership ownership, Retrying retrying, Class<S> type) {
        this.pool = pool;
        this.ownership = ownership;
        this.retrying = retrying;
        this.type = type;
    }

    @Override
    public void inventory(UnitId unit, Collection<Found<S>> there, Collection<ResourceId> gone) {
        if (there.isEmpty() && gone.isEmpty()) {
            return;
        }
        List<Found<S>> list = List.copyOf(there);
        List<ResourceId> ids = List.copyOf(gone);
        write("store what exists", unit.partition(), """
                with mine as (select 1 from owners where part = $1 and epoch = $2 for share),
                removed as (
                  delete from resources r using unnest($3::text[], $4::text[]) as g(type, name), mine
                   where r.unit = $5 and r.type = g.type and r.name = g.name),
                stored as (
                  insert into resources (unit, type, name, part, domain, cluster, cluster_uid, owner, spec, handle)
                  select $5, t.type, t.name, $1, $6, $7, $8, t.owner, t.spec, t.handle
                    from unnest($9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
                      as t(type, name, owner, spec, handle), mine
                  on conflict (unit, type, name) do update
                    set owner = excluded.owner, spec = excluded.spec, handle = excluded.handle)
                select count(*) as fenced from mine""", tuple -> {
            tuple.addArrayOfString(texts(ids, ResourceId::type)).addArrayOfString(texts(ids, ResourceId::name));
            tuple.addString(unit.text()).addString(unit.domain());
            tuple.addString(unit.cluster()).addString(unit.clusterUid());
            tuple.addArrayOfString(texts(list, f -> f.id().type()));
            tuple.addArrayOfString(texts(list, f -> f.id().name()));
            tuple.addArrayOfString(texts(list, f -> f.spec().owner()));
            tuple.addArrayOfString(texts(list, f -> Json.write(type, f.spec())));
            tuple.addArrayOfString(texts(list, f -> Json.write(Handle.class, f.handle())));
        });
    }

    @Override
    public void progress(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Row> list = List.copyOf(rows);
        write("store progress", list.getFirst().partition(), """
                with mine as (select 1 from owners where part = $1 and epoch = $2 for share),
                stored as (
                  insert into progress (key, part, applied, sets, good, attempts, retry_at, said)
                  select t.key, $1, t.applied, t.sets, t.good, t.attempts, t.retry_at, t.said
                    from unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::int[], $8::timestamptz[], $9::text[])
                      as t(key, applied, sets, good, attempts, retry_at, said), mine
                  on conflict (key) do update
                    set applied = excluded.applied, sets = excluded.sets, good = excluded.good,
                        attempts = excluded.attempts, retry_at = excluded.retry_at, said = excluded.said)
                select count(*) as fenced from mine""", tuple -> {
            tuple.addArrayOfString(texts(list, row -> row.key().toString()));
            tuple.addArrayOfLong(
                    list.stream().map(row -> row.progress().applied()).toArray(Long[]::new));
            tuple.addArrayOfString(texts(list, row -> Json.write(row.progress().sets())));
            tuple.addArrayOfString(
                    texts(list, row -> text(Frontend.class, row.progress().good())));
            tuple.addArrayOfInteger(
                    list.stream().map(row -> row.progress().attempts()).toArray(Integer[]::new));
            tuple.addArrayOfOffsetDateTime(list.stream().map(PgStore::retryAt).toArray(OffsetDateTime[]::new));
            tuple.addArrayOfString(
                    texts(list, row -> text(Outcome.class, row.progress().said())));
        });
    }

    @Override
    public void busy(UnitId shared, boolean busy) {
        String change = busy
                ? "insert into busy (unit, part, cluster, cluster_uid) select $3, $1, $4, $5 from mine"
                        + " on conflict (unit) do nothing"
                : "delete from busy b using mine where b.unit = $3 and $4::text is not null and $5::text is not null";
        write(
                "mark shared parts",
                shared.partition(),
                """
                with mine as (select 1 from owners where part = $1 and epoch = $2 for share),
                changed as (%s)
                select count(*) as fenced from mine""".formatted(change),
                tuple -> tuple.addString(shared.text())
                        .addString(shared.cluster())
                        .addString(shared.clusterUid()));
    }

    private void write(String what, int partition, String sql, Consumer<Tuple> rest) {
        long epoch = ownership.epoch(partition);
        Tuple tuple = Tuple.of(partition, epoch);
        rest.accept(tuple);
        RowSet<io.vertx.mutiny.sqlclient.Row> answer = retrying.untilDone(
                what,
                () -> pool.preparedQuery(sql)
                        .execute(tuple)
                        .onFailure(PgStore::isBug)
                        .transform(Refused::new)
                        .await()
                        .indefinitely());
        if (answer.iterator().next().getLong("fenced") == 0) {
            throw new LostOwnership(partition);
        }
    }

    /** Classes of SQLState that no repetition heals: they speak of the statement or its data. */
    private static boolean isBug(Throwable e) {
        return e instanceof PgException pg
                && pg.getSqlState() != null
                && List.of("21", "22", "23", "42").contains(pg.getSqlState().substring(0, 2));
    }

    private static final class Refused extends IllegalStateException implements Retrying.Final {
        private static final long serialVersionUID = 1;

        Refused(Throwable cause) {
            super("the database refuses what a turn wrote", cause);
        }
    }

    @Override
    public Map<ResourceId, Found<S>> inventory(UnitId unit) {
        Map<ResourceId, Found<S>> found = new TreeMap<>();
        retrying.untilDone(
                        "read shared parts",
                        () -> pool.preparedQuery("select spec, handle from resources where unit = $1")
                                .execute(Tuple.of(unit.text()))
                                .await()
                                .indefinitely())
                .forEach(row -> {
                    Found<S> part = new Found<>(
                            Json.read(type, row.getString("spec")), Json.read(Handle.class, row.getString("handle")));
                    found.put(part.id(), part);
                });
        return found;
    }

    @Override
    public boolean anyLive(String cluster) {
        return retrying.untilDone(
                "look for rows of " + cluster,
                () -> pool.preparedQuery("""
                        select exists (
                          select 1 from desired d left join progress p on p.key = d.key
                           where d.cluster = $1 and (d.present or coalesce(p.applied, 0) < d.generation)) as live""")
                        .execute(Tuple.of(cluster))
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getBoolean("live"));
    }

    private static <T> @Nullable String text(Class<T> type, @Nullable T value) {
        return value == null ? null : Json.write(type, value);
    }

    private static @Nullable OffsetDateTime retryAt(Row row) {
        var at = row.progress().retryAt();
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static <T> String[] texts(List<T> list, Function<T, @Nullable String> part) {
        List<@Nullable String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(part.apply(item)));
        return texts.toArray(new String[0]);
    }
}
