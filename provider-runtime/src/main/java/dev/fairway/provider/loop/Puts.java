package dev.fairway.provider.loop;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.provider.act.Calls;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.Change;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Made;
import dev.fairway.spi.Refs;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import dev.fairway.spi.plan.Rounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Puts, round by round: all of a round at once, the reading of doubtful owners beside the next round, the inventory after
 * each.
 */
final class Puts<S extends Spec, F> {
    private final Calls<S, F> calls;
    private final Store<S> store;
    private final Shared<S> shared;

    Puts(Calls<S, F> calls, Store<S> store, Shared<S> shared) {
        this.calls = calls;
        this.store = store;
        this.shared = shared;
    }

    void run(Work<S> work) {
        List<Change.Put<S>> waiting = new ArrayList<>(work.plan.puts());
        if (work.plan.interrupts()) { // what could not be moved out of the way still holds the place
            waiting.removeIf(put -> !work.troublesOf(put.spec().owner()).isEmpty());
        }
        Set<ResourceId> unsettled = new HashSet<>(shared.missing(work));
        Map<ResourceId, Found<S>> unconfirmed = new LinkedHashMap<>();
        while (true) {
            List<Change.Put<S>> ready = Rounds.ready(waiting, unsettled);
            if (ready.isEmpty() && unconfirmed.isEmpty()) {
                break;
            }
            waiting.removeAll(ready);
            Map<ResourceId, Found<S>> asked = Map.copyOf(unconfirmed);
            unconfirmed.clear();
            List<Callable<Runnable>> steps = new ArrayList<>();
            Map<ResourceId, Found<S>> made = new LinkedHashMap<>();
            List<ResourceId> foreign = new ArrayList<>();
            ready.forEach(put -> steps.add(() -> {
                Result<Made> result = calls.put(work.scope, work.unit.id().partition(), put, refs(work, put));
                return () -> settle(work, put, result, made, unsettled, unconfirmed);
            }));
            if (!asked.isEmpty()) {
                steps.add(() -> {
                    Result<Map<ResourceId, Boolean>> result =
                            calls.confirm(work.scope, work.unit.id().partition(), asked.values());
                    return () -> judge(work, asked, result, unsettled, foreign);
                });
            }
            Together.run(steps).forEach(Runnable::run);
            store.inventory(work.unit.id(), made.values(), foreign);
            work.unit.inventory(made.values(), foreign);
        }
    }

    private void settle(
            Work<S> work,
            Change.Put<S> put,
            Result<Made> result,
            Map<ResourceId, Found<S>> made,
            Set<ResourceId> unsettled,
            Map<ResourceId, Found<S>> unconfirmed) {
        work.touched.add(put.spec().owner());
        switch (result) {
            case Result.Done<Made> done -> {
                Found<S> found = new Found<>(put.spec(), done.value().handle());
                work.found.put(put.id(), found);
                made.put(put.id(), found);
                if (!done.value().confirmed()) {
                    unconfirmed.put(put.id(), found);
                    unsettled.add(put.id());
                }
            }
            case Result.Failed<Made> failed -> {
                unsettled.add(put.id());
                work.trouble(put.spec().owner(), failed.failure());
            }
        }
    }

    private void judge(
            Work<S> work,
            Map<ResourceId, Found<S>> asked,
            Result<Map<ResourceId, Boolean>> result,
            Set<ResourceId> unsettled,
            List<ResourceId> foreign) {
        asked.forEach((id, found) -> {
            switch (result) {
                case Result.Done<Map<ResourceId, Boolean>> done
                when done.value().getOrDefault(id, false) -> unsettled.remove(id);
                case Result.Done<Map<ResourceId, Boolean>> _ -> {
                    foreign.add(id);
                    work.found.remove(id);
                    work.trouble(found.spec().owner(), notOurs(found));
                }
                case Result.Failed<Map<ResourceId, Boolean>> failed -> {
                    // whose it is stays unknown: out of the inventory, so that it is put and asked about again
                    foreign.add(id);
                    work.found.remove(id);
                    work.trouble(found.spec().owner(), failed.failure());
                }
            }
        });
    }

    private static <S extends Spec> Failure notOurs(Found<S> found) {
        return Failure.of(
                FailureKind.CONFLICT,
                "ForeignResource",
                found.handle().value(),
                "'" + found.handle().value() + "' has the name of our "
                        + found.spec().summary()
                        + " and does not carry our tags. It is left alone; remove or rename it.");
    }

    private Refs refs(Work<S> work, Change.Put<S> put) {
        Set<ResourceId> needs = put.spec().needs();
        Map<ResourceId, Handle> handles = new LinkedHashMap<>();
        needs.forEach(id -> {
            Found<S> there = work.found.get(id);
            Found<S> found = there != null ? there : shared.find(work, id);
            if (found != null) {
                handles.put(id, found.handle());
            }
        });
        return id -> {
            Handle handle = handles.get(id);
            if (handle == null) {
                throw new IllegalStateException(put + " did not name " + id + " among its needs");
            }
            return handle;
        };
    }
}
