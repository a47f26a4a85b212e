package dev.fairway.provider.store;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Restored;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.Spec;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the database knows of partitions that have just been taken. */
public final class Restore<S extends Spec> {
    private final Pool pool;
    private final Retrying retrying;
    private final Class<S> type;
    private final Function<Desired, UnitId> unitOf;

    /** @param unitOf which unit plans for a row */
    public Restore(Pool pool, Retrying retrying, Class<S> type, Function<Desired, UnitId> unitOf) {
        this.pool = pool;
        this.retrying = retrying;
        this.type = type;
        this.unitOf = unitOf;
    }

    public List<Restored<S>> of(Collection<Integer> partitions) {
        Map<String, UnitId> units = new HashMap<>();
        Map<String, List<Row>> rows = new HashMap<>();
        Map<String, List<Found<S>>> found = new HashMap<>();
        Set<String> busy = new HashSet<>();
        query("""
                select d.part, d.body, p.applied, p.sets, p.good, p.attempts, p.retry_at, p.said, k.key is not null as parked
                  from desired d left join progress p on p.key = d.key left join parked k on k.key = d.key
                 where d.part = any($1)""", partitions).forEach(row -> {
            Desired desired = Json.readIfPossible(Desired.class, row.getString("body"));
            if (desired == null) {
                return; // without a row nothing is planned for its parts: they stay as they are
            }
            UnitId unit = unitOf.apply(desired);
            units.put(unit.text(), unit);
            rows.computeIfAbsent(unit.text(), _ -> new ArrayList<>()).add(row(desired, row));
        });
        query("select * from resources where part = any($1)", partitions).forEach(row -> {
            String name = row.getString("unit");
            units.computeIfAbsent(name, _ -> unit(name, row.getString("domain"), row));
            S spec = Json.readIfPossible(type, row.getString("spec"));
            Handle handle = Json.readIfPossible(Handle.class, row.getString("handle"));
            if (spec == null || handle == null) {
                busy.add(name); // the cloud knows better
            } else {
                found.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Found<>(spec, handle));
            }
        });
        query("select * from busy where part = any($1)", partitions).forEach(row -> {
            String name = row.getString("unit");
            units.computeIfAbsent(name, _ -> unit(name, name, row));
            busy.add(name);
        });
        return units.values().stream()
                .map(unit -> new Restored<>(
                        unit,
                        rows.getOrDefault(unit.text(), List.of()),
                        found.getOrDefault(unit.text(), List.of()),
                        busy.contains(unit.text())))
                .toList();
    }

    private RowSet<io.vertx.mutiny.sqlclient.Row> query(String sql, Collection<Integer> partitions) {
        return retrying.untilDone(
                "read rows",
                () -> pool.preparedQuery(sql)
                        .execute(Tuple.tuple().addArrayOfInteger(partitions.toArray(Integer[]::new)))
                        .await()
                        .indefinitely());
    }

    private static UnitId unit(String name, String domain, io.vertx.mutiny.sqlclient.Row row) {
        String cluster = row.getString("cluster");
        String orphans = UnitId.orphanDomain(cluster, "");
        String owner = name.equals(UnitId.sharedDomain(cluster))
                ? Ownership.SHARED
                : name.startsWith(orphans) ? name.substring(orphans.length()) : null;
        return new UnitId(name, domain, row.getInteger("part"), cluster, row.getString("cluster_uid"), owner);
    }

    /** An earlier process stored it; if it is not applied, calls for it may have been made or be under way. */
    private static Row row(Desired desired, io.vertx.mutiny.sqlclient.Row row) {
        Progress progress = row.getLong("applied") == null ? Progress.NONE : progress(row);
        boolean doubtful = progress.applied() < desired.generation();
        return new Row(
                desired,
                row.getInteger("part"),
                progress,
                doubtful,
                Boolean.TRUE.equals(row.getBoolean("parked")),
                null);
    }

    private static Progress progress(io.vertx.mutiny.sqlclient.Row row) {
        String good = row.getString("good");
        String said = row.getString("said");
        var retryAt = row.getOffsetDateTime("retry_at");
        return new Progress(
                row.getLong("applied"),
                Json.versions(row.getString("sets")),
                Json.readIfPossible(Frontend.class, good),
                row.getInteger("attempts"),
                retryAt == null ? null : retryAt.toInstant(),
                Json.readIfPossible(Outcome.class, said));
    }
}
