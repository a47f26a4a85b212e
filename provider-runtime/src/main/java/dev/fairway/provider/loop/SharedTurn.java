package dev.fairway.provider.loop;

import dev.fairway.contracts.model.Desired;
import dev.fairway.provider.decide.Trouble;
import dev.fairway.provider.retry.RetrySchedule;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import java.util.List;

/** What is different when the unit is the shared parts of a cluster: no rows, but all of the cluster's rows need it. */
final class SharedTurn<S extends Spec, F> {
    private final CloudProvider<S, F> provider;
    private final Units<S> units;
    private final Store<S> store;
    private final Shared<S> shared;
    private final Turns turns;
    private final World world;

    SharedTurn(
            CloudProvider<S, F> provider, Units<S> units, Store<S> store, Shared<S> shared, Turns turns, World world) {
        this.provider = provider;
        this.units = units;
        this.store = store;
        this.shared = shared;
        this.turns = turns;
        this.world = world;
    }

    UnitId unitOf(Work<S> work) {
        return shared.unitOf(work.scope.cluster(), work.scope.clusterUid());
    }

    List<S> wanted(Work<S> work, DomainView<S, F> view) {
        work.sharedNeeded = () -> needed(work, view.facts());
        work.neededAtFirst = needed(work, view.facts());
        List<S> asTheyAre = work.found.values().stream().map(Found::spec).toList();
        if (!work.neededAtFirst) {
            return world.complete() ? List.of() : asTheyAre;
        }
        List<S> specs = provider.translateShared(view);
        // a provider that cannot tell what is right does not thereby ask to tear down what all traffic runs through
        return specs.isEmpty() ? asTheyAre : specs;
    }

    private boolean needed(Work<S> work, F facts) {
        String cluster = work.scope.cluster();
        return units.needsShared(
                        cluster,
                        row -> row.desired() instanceof Desired.Present present
                                && !provider.audit(present.frontend(), facts).isEmpty())
                || (!world.ownsAll() && store.anyLive(cluster));
    }

    /** Whoever finds this mark after a crash looks before planning; there is no row to tell. */
    void begin(Work<S> work) {
        if (!work.plan.isEmpty()) {
            store.busy(work.unit.id(), true);
        }
    }

    /** Takes the parts that will go out of everybody's sight. False if somebody needs them by now. */
    boolean close(Work<S> work) {
        List<ResourceId> going = work.plan.after().stream().map(Change::id).toList();
        if (going.isEmpty()) {
            return true;
        }
        store.inventory(work.unit.id(), List.of(), going);
        work.unit.inventory(List.of(), going);
        if (!work.neededAtFirst && work.sharedNeeded.getAsBoolean()) {
            work.unit.suspect(true);
            turns.wake(work.unit.id().text());
            return false;
        }
        return true;
    }

    void conclude(Work<S> work) {
        if (!work.unit.id().shared()) {
            return;
        }
        Failure failure = Trouble.worst(work.troubles).orElse(null);
        int attempts = work.unit.failed(failure);
        if (failure != null) {
            RetrySchedule.next(failure, attempts - 1, work.unit.id().text())
                    .ifPresent(delay -> turns.wakeIn(work.unit.id().text(), delay));
        } else if (!work.plan.isEmpty()) {
            store.busy(work.unit.id(), false);
        }
        shared.takeWaiting().forEach(turns::wake);
    }
}
