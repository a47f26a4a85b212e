package dev.fairway.provider.loop;

import dev.fairway.provider.act.Calls;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.Change;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import dev.fairway.spi.plan.Rounds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/** Deletions, what leans on others first; and letting go, which is the same without the deletion. */
final class Deletes<S extends Spec, F> {
    private final Calls<S, F> calls;
    private final Store<S> store;

    Deletes(Calls<S, F> calls, Store<S> store) {
        this.calls = calls;
        this.store = store;
    }

    void run(Work<S> work, Collection<Change.Delete<S>> deletes) {
        List<Change.Delete<S>> waiting = new ArrayList<>(deletes);
        List<Change.Delete<S>> failed = new ArrayList<>();
        while (true) {
            List<Change.Delete<S>> ready = Rounds.readyToGo(waiting, failed);
            if (ready.isEmpty()) {
                return;
            }
            waiting.removeAll(ready);
            List<ResourceId> gone = new ArrayList<>();
            List<Callable<Runnable>> steps = new ArrayList<>();
            ready.forEach(delete -> steps.add(() -> {
                Result<ResourceId> result =
                        calls.delete(work.scope, work.unit.id().partition(), delete.old());
                return () -> {
                    settle(work, delete.old(), result, gone);
                    if (result instanceof Result.Failed<ResourceId>) {
                        failed.add(delete);
                    }
                };
            }));
            Together.run(steps).forEach(Runnable::run);
            forget(work, gone);
        }
    }

    void letGo(Work<S> work, Collection<Found<S>> parts) {
        List<ResourceId> gone = new ArrayList<>();
        List<Callable<Runnable>> steps = new ArrayList<>();
        parts.forEach(part -> steps.add(() -> {
            Result<ResourceId> result = calls.abandon(work.scope, work.unit.id().partition(), part);
            return () -> settle(work, part, result, gone);
        }));
        Together.run(steps).forEach(Runnable::run);
        forget(work, gone);
    }

    private void settle(Work<S> work, Found<S> part, Result<ResourceId> result, List<ResourceId> gone) {
        work.touched.add(part.spec().owner());
        switch (result) {
            case Result.Done<ResourceId> _ -> gone.add(part.id());
            case Result.Failed<ResourceId> failed -> work.trouble(part.spec().owner(), failed.failure());
        }
    }

    private void forget(Work<S> work, List<ResourceId> gone) {
        if (!gone.isEmpty()) {
            gone.forEach(work.found::remove);
            store.inventory(work.unit.id(), List.of(), gone);
            work.unit.inventory(List.of(), gone);
        }
    }
}
