package dev.fairway.provider.loop;

import dev.fairway.provider.act.Act.Priority;
import dev.fairway.provider.act.Calls;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.DomainScope;
import dev.fairway.spi.Found;
import dev.fairway.spi.Observation;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a unit from the cloud and makes the inventory say the same. */
final class Look<S extends Spec, F> {
    private final Calls<S, F> calls;
    private final Store<S> store;
    private final World world;

    Look(Calls<S, F> calls, Store<S> store, World world) {
        this.calls = calls;
        this.store = store;
        this.world = world;
    }

    /** False if it could not be read, with the trouble noted, or may not be read yet. */
    boolean into(Work<S> work, Collection<S> wanted) {
        if (world.untilQuiet(work.unit.id().partition()).isPositive()) {
            work.notYet = true;
            return false;
        }
        Priority priority = work.rows.isEmpty() ? Priority.SWEEP : Priority.NEW_OR_ENDING;
        DomainScope<S> scope = new DomainScope<>(work.scope, work.unit.id().domain(), work.owners(), wanted);
        return switch (calls.observe(scope, work.unit.id().partition(), priority)) {
            case Result.Done<Observation<S>> done -> {
                learn(work, done.value().found());
                work.looked = true;
                work.unit.suspect(false);
                yield true;
            }
            case Result.Failed<Observation<S>> failed -> {
                work.trouble(null, failed.failure());
                work.unit.suspect(true);
                yield false;
            }
        };
    }

    private void learn(Work<S> work, List<Found<S>> seen) {
        Map<ResourceId, Found<S>> now = new TreeMap<>();
        seen.forEach(f -> now.put(f.id(), f));
        List<Found<S>> changed = now.values().stream()
                .filter(f -> !f.equals(work.found.get(f.id())))
                .toList();
        List<ResourceId> gone = new ArrayList<>(work.found.keySet());
        gone.removeAll(now.keySet());
        if (!changed.isEmpty() || !gone.isEmpty()) {
            store.inventory(work.unit.id(), changed, gone);
            work.unit.inventory(changed, gone);
        }
        work.found.clear();
        work.found.putAll(now);
    }
}
