package dev.fairway.provider.loop;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import dev.fairway.spi.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One unit in memory. Intake changes its rows while a turn, of which there is at most one, changes all else. */
public final class Unit<S extends Spec> {
    private final UnitId id;
    private final Map<DesiredKey, Row> rows = new HashMap<>();
    private final Map<ResourceId, Found<S>> inventory = new TreeMap<>();
    private final Map<String, Asked> standing = new HashMap<>();
    private boolean suspect;
    private boolean restored;
    private int attempts;
    private @Nullable Failure trouble;
    private @Nullable Instant drainedAt;

    /** @param generation that the answer speaks of */
    record Asked(long generation, Standing answer) {}

    public Unit(UnitId id) {
        this.id = id;
    }

    public UnitId id() {
        return id;
    }

    public synchronized List<Row> rows() {
        return List.copyOf(rows.values());
    }

    public synchronized @Nullable Row row(DesiredKey key) {
        return rows.get(key);
    }

    /** False if something as new is there already. */
    public synchronized boolean newer(Row row) {
        Row old = rows.get(row.key());
        if (old != null && old.desired().generation() >= row.desired().generation()) {
            boolean readable =
                    old.parked() && old.desired().generation() == row.desired().generation();
            if (readable) {
                rows.put(row.key(), old.unpark());
            }
            return readable;
        }
        rows.put(row.key(), old == null ? row : old.newer(row));
        suspect |= row.doubtful() && !row.applied();
        standing.remove(row.uid());
        drainedAt = null;
        return true;
    }

    public synchronized void park(DesiredKey key) {
        rows.computeIfPresent(key, (_, row) -> row.park());
    }

    public synchronized void forget(DesiredKey key) {
        rows.remove(key);
    }

    synchronized void progress(DesiredKey key, Progress progress) {
        rows.computeIfPresent(key, (_, row) -> row.with(progress));
    }

    public synchronized Map<ResourceId, Found<S>> inventory() {
        return Map.copyOf(inventory);
    }

    public synchronized void inventory(Collection<Found<S>> there, Collection<ResourceId> gone) {
        gone.forEach(inventory::remove);
        there.forEach(found -> inventory.put(found.id(), found));
    }

    public synchronized boolean suspect() {
        return suspect;
    }

    /** Its resources may differ from the inventory: the next turn looks before it plans. */
    public synchronized void suspect(boolean now) {
        suspect = now;
    }

    synchronized void restored(boolean now) {
        restored = now;
    }

    synchronized boolean restored() {
        return restored;
    }

    synchronized @Nullable Standing standing(Row row) {
        Asked asked = standing.get(row.uid());
        return asked != null && asked.generation() == row.desired().generation() ? asked.answer() : null;
    }

    synchronized void standing(String uid, long generation, Standing answer) {
        standing.put(uid, new Asked(generation, answer));
    }

    /** Counts the failures of shared parts, whose domain has no row. */
    synchronized int failed(@Nullable Failure failure) {
        trouble = failure;
        attempts = failure == null ? 0 : attempts + 1;
        return attempts;
    }

    synchronized @Nullable Failure trouble() {
        return trouble;
    }

    synchronized @Nullable Instant drainedAt() {
        return drainedAt;
    }

    synchronized void drainedAt(@Nullable Instant when) {
        drainedAt = when;
    }
}
