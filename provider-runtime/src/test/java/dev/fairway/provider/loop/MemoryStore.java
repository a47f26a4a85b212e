package dev.fairway.provider.loop;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Restored;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.provider.store.LostOwnership;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.testkit.fake.FakeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A database that outlives the loop. After {@link #fence} the old loop cannot write any more. */
final class MemoryStore {
    private final Map<DesiredKey, Row> rows = new LinkedHashMap<>();
    private final Map<DesiredKey, UnitId> units = new LinkedHashMap<>();
    private final Map<UnitId, Map<ResourceId, Found<FakeSpec>>> resources = new LinkedHashMap<>();
    private final Set<UnitId> busy = new HashSet<>();
    private int epoch;

    synchronized Store<FakeSpec> fence() {
        int mine = ++epoch;
        return new Store<>() {
            @Override
            public void inventory(UnitId unit, Collection<Found<FakeSpec>> there, Collection<ResourceId> gone) {
                write(mine, () -> {
                    Map<ResourceId, Found<FakeSpec>> of = resources.computeIfAbsent(unit, _ -> new LinkedHashMap<>());
                    gone.forEach(of::remove);
                    there.forEach(f -> of.put(f.id(), f));
                });
            }

            @Override
            public Map<ResourceId, Found<FakeSpec>> inventory(UnitId unit) {
                return Map.copyOf(resources.getOrDefault(unit, Map.of()));
            }

            @Override
            public void progress(Collection<Row> changed) {
                write(
                        mine,
                        () -> changed.forEach(
                                row -> rows.computeIfPresent(row.key(), (_, old) -> old.with(row.progress()))));
            }

            @Override
            public void busy(UnitId shared, boolean now) {
                write(mine, () -> {
                    if (now) {
                        busy.add(shared);
                    } else {
                        busy.remove(shared);
                    }
                });
            }

            @Override
            public boolean anyLive(String cluster) {
                return rows.values().stream().anyMatch(row -> !row.gone());
            }
        };
    }

    private synchronized void write(int writer, Runnable what) {
        if (writer != epoch) {
            throw new LostOwnership(0);
        }
        what.run();
    }

    /** Another replica's write. */
    synchronized void elsewhere(UnitId unit, Found<FakeSpec> part) {
        resources.computeIfAbsent(unit, _ -> new LinkedHashMap<>()).put(part.id(), part);
    }

    synchronized void desired(UnitId unit, Row row) {
        Row old = rows.get(row.key());
        rows.put(row.key(), old == null ? row : old.newer(row));
        units.put(row.key(), unit);
    }

    /** Somebody's hand in the database, or rows that this version cannot read. */
    synchronized void loseRows() {
        rows.clear();
    }

    /** A new database that has read the same topic: nothing is known but what is wanted. */
    synchronized MemoryStore refilled() {
        MemoryStore other = new MemoryStore();
        rows.forEach((key, row) -> other.desired(
                Objects.requireNonNull(units.get(key)),
                new Row(row.desired(), row.partition(), Progress.NONE, true, false, null)));
        return other;
    }

    synchronized List<Restored<FakeSpec>> restored() {
        Set<UnitId> all = new HashSet<>(units.values());
        all.addAll(resources.keySet());
        all.addAll(busy);
        List<Restored<FakeSpec>> restored = new ArrayList<>();
        for (UnitId unit : all) {
            List<Row> ofUnit = rows.values().stream()
                    .filter(row -> unit.equals(units.get(row.key())))
                    .map(row -> new Row(row.desired(), row.partition(), row.progress(), !row.applied(), false, null))
                    .toList();
            List<Found<FakeSpec>> parts =
                    List.copyOf(resources.getOrDefault(unit, Map.of()).values());
            restored.add(new Restored<>(unit, ofUnit, parts, busy.contains(unit)));
        }
        return restored;
    }
}
