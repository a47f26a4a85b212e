package dev.fairway.provider.sweep;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.provider.sweep.OrphanGuard.Orphan;
import dev.fairway.spi.Owned;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What sweeps remember between each other. A failure ends the sweep; the next one comes anyway. */
final class OrphanStore {
    private final Pool pool;

    OrphanStore(Pool pool) {
        this.pool = pool;
    }

    private RowSet<Row> query(String sql, Tuple tuple) {
        return pool.preparedQuery(sql).execute(tuple).await().indefinitely();
    }

    /** Every source that any replica was ever told of and has not forgotten. */
    Set<String> knownUids(String cluster) {
        Set<String> uids = new HashSet<>();
        query("select distinct source_uid from desired where cluster = $1", Tuple.of(cluster))
                .forEach(row -> uids.add(row.getString("source_uid")));
        query("select key from parked", Tuple.tuple())
                .forEach(row -> uids.add(DesiredKey.parse(row.getString("key")).uid()));
        return uids;
    }

    /** Counts one more sweep for these and forgets those that are not seen any more. */
    List<Orphan> seen(String clusterUid, List<Owned> orphans) {
        String[] handles = orphans.stream().map(o -> o.handle().value()).toArray(String[]::new);
        String[] owners = orphans.stream().map(o -> o.ownership().sourceUid()).toArray(String[]::new);
        query(
                "delete from orphans where cluster_uid = $1 and handle <> all($2)"
                        + " and (acted_at is null or acted_at < now() - interval '1 hour')",
                Tuple.tuple().addString(clusterUid).addArrayOfString(handles));
        List<Orphan> all = new ArrayList<>();
        query("""
                        insert into orphans as o (cluster_uid, handle, owner, first_seen, last_seen, sweeps)
                        select $1, t.handle, t.owner, now(), now(), 1 from unnest($2::text[], $3::text[]) as t(handle, owner)
                        on conflict (cluster_uid, handle) do update set last_seen = now(), sweeps = o.sweeps + 1
                        returning handle, owner, first_seen, sweeps""", Tuple.tuple().addString(clusterUid).addArrayOfString(handles).addArrayOfString(owners))
                .forEach(row -> all.add(new Orphan(
                        row.getString("handle"),
                        row.getString("owner"),
                        row.getOffsetDateTime("first_seen").toInstant(),
                        row.getInteger("sweeps"))));
        return all;
    }

    List<Instant> actedAt(String clusterUid) {
        List<Instant> times = new ArrayList<>();
        query("select acted_at from orphans where cluster_uid = $1 and acted_at is not null", Tuple.of(clusterUid))
                .forEach(row -> times.add(row.getOffsetDateTime("acted_at").toInstant()));
        return times;
    }

    void acted(String clusterUid, List<String> owners) {
        query(
                "update orphans set acted_at = now() where cluster_uid = $1 and owner = any($2)",
                Tuple.tuple().addString(clusterUid).addArrayOfString(owners.toArray(String[]::new)));
    }
}
