package dev.fairway.provider.own;

import dev.fairway.runtime.retry.Retrying;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jboss.logging.Logger;

/**
 * The partitions of this process. Taking one raises its epoch, which shuts out the writes of whoever had it; calls of that
 * one may still be under way until its lease has ended.
 */
public final class Ownership {
    private static final Logger LOG = Logger.getLogger(Ownership.class);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Pool pool;
    private final Retrying retrying;
    private final String name;
    private final Duration lease;
    private final Map<Integer, Mine> mine = new ConcurrentHashMap<>();

    /** @param until, quietFrom by this machine's monotonic clock */
    private record Mine(long epoch, long until, long quietFrom, boolean filled) {}

    public Ownership(Pool pool, Retrying retrying, String name, Duration lease) {
        this.pool = pool;
        this.retrying = retrying;
        this.name = name;
        this.lease = lease;
    }

    public void take(Collection<Integer> partitions) {
        partitions.forEach(part -> mine.put(part, retrying.untilDone("take partition " + part, () -> take(part))));
    }

    private Mine take(int part) {
        long before = System.nanoTime();
        Row row = pool.preparedQuery("""
                        insert into owners as o (part, epoch, owner, lease_until)
                        values ($1, 1, $2, now() + $3 * interval '1 millisecond')
                        on conflict (part) do update
                          set epoch = o.epoch + 1, owner = excluded.owner, lease_until = excluded.lease_until
                        returning epoch, filled, coalesce((
                          select greatest(0, extract(epoch from old.lease_until - now()) * 1000)::bigint
                            from owners old where old.part = $1), 0) as others""")
                .execute(Tuple.of(part, name, lease.toMillis()))
                .await()
                .atMost(ANSWER)
                .iterator()
                .next();
        long others = Duration.ofMillis(row.getLong("others")).toNanos();
        return new Mine(
                row.getLong("epoch"),
                before + lease.toNanos(),
                System.nanoTime() + others,
                Boolean.TRUE.equals(row.getBoolean("filled")));
    }

    /** All leases at once. What is not renewed has another owner by now. */
    public void renew() {
        Map<Integer, Mine> now = Map.copyOf(mine);
        if (now.isEmpty()) {
            return;
        }
        long before = System.nanoTime();
        Set<Integer> renewed = new HashSet<>();
        touch(now, lease).forEach(row -> renewed.add(row.getInteger("part")));
        now.forEach((part, old) -> {
            if (renewed.contains(part)) {
                mine.computeIfPresent(part, (_, m) -> m.epoch() == old.epoch() ? renewed(m, before) : m);
            } else if (mine.remove(part, old)) {
                LOG.warnf("partition %d has another owner", part);
            }
        });
    }

    private Mine renewed(Mine old, long before) {
        return new Mine(old.epoch(), before + lease.toNanos(), old.quietFrom(), old.filled());
    }

    /** Stops acting. Leases under which no call is under way end at once, the others by themselves. */
    public void leave(Collection<Integer> partitions, IntPredicate callsUnderWay) {
        Map<Integer, Mine> quiet = new ConcurrentHashMap<>();
        partitions.forEach(part -> {
            Mine old = mine.remove(part);
            if (old != null && !callsUnderWay.test(part)) {
                quiet.put(part, old);
            }
        });
        if (!quiet.isEmpty()) {
            try {
                touch(quiet, Duration.ZERO);
            } catch (RuntimeException e) {
                LOG.debugf("leases end by themselves: %s", e.getMessage());
            }
        }
    }

    private List<Row> touch(Map<Integer, Mine> which, Duration time) {
        Integer[] parts = which.keySet().toArray(Integer[]::new);
        Long[] epochs = which.values().stream().map(Mine::epoch).toArray(Long[]::new);
        return pool
                .preparedQuery("""
                        update owners o set lease_until = now() + $3 * interval '1 millisecond'
                          from unnest($1::int[], $2::bigint[]) as m(part, epoch)
                         where o.part = m.part and o.epoch = m.epoch
                        returning o.part""")
                .execute(Tuple.tuple()
                        .addArrayOfInteger(parts)
                        .addArrayOfLong(epochs)
                        .addLong(time.toMillis()))
                .await()
                .atMost(ANSWER)
                .stream()
                .toList();
    }

    public boolean owns(int part) {
        return mine.containsKey(part);
    }

    public Set<Integer> owned() {
        return Set.copyOf(mine.keySet());
    }

    /** The fence of every write; -1 where the partition is not ours. */
    public long epoch(int part) {
        Mine m = mine.get(part);
        return m == null ? -1 : m.epoch();
    }

    /** I6: a call that starts now and takes as long as a call may still ends inside the lease. */
    public boolean outlasts(int part, Duration call) {
        Mine m = mine.get(part);
        return m != null && m.until() - System.nanoTime() > call.toNanos();
    }

    public Duration untilQuiet(int part) {
        Mine m = mine.get(part);
        return m == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, m.quietFrom() - System.nanoTime()));
    }

    public boolean filled(int part) {
        Mine m = mine.get(part);
        return m != null && m.filled();
    }

    /** Whether all partitions were read to their ends, those of other replicas too. */
    public boolean allFilled(int partitions) {
        long ours = mine.values().stream().filter(Mine::filled).count();
        return ours == partitions
                || retrying.untilDone(
                                "ask which partitions were read to their ends",
                                () -> pool.preparedQuery("select count(*) as n from owners where filled and part < $1")
                                        .execute(Tuple.of(partitions))
                                        .await()
                                        .indefinitely()
                                        .iterator()
                                        .next()
                                        .getLong("n"))
                        == partitions;
    }

    /** This database has read the partition to its end. */
    public void fill(int part) {
        Mine m = mine.get(part);
        if (m == null || m.filled()) {
            return;
        }
        retrying.untilDone(
                "note that partition " + part + " was read to its end",
                () -> pool.preparedQuery("update owners set filled = true where part = $1 and epoch = $2")
                        .execute(Tuple.of(part, m.epoch()))
                        .await()
                        .indefinitely());
        mine.computeIfPresent(part, (_, now) -> new Mine(now.epoch(), now.until(), now.quietFrom(), true));
    }
}
