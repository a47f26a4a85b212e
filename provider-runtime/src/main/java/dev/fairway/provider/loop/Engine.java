package dev.fairway.provider.loop;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.provider.act.Calls;
import dev.fairway.provider.rows.Restored;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The loop with all its steps, and the few things that the outside tells it. */
public final class Engine<S extends Spec, F> implements AutoCloseable {
    private final Units<S> units = new Units<>();
    private final Turns turns;
    private final Versions<S> versions;
    private final Shared<S> shared;
    private final Facts<S, F> facts;
    private final World world;
    private final Clock clock;
    private final Loop<S, F> loop;

    /**
     * @param drain between a new address and the end of the old balancer
     * @param firstPoll until the cloud is asked for the first time whether traffic flows
     * @param partitionOf partition of a domain
     */
    public record Settings(Duration drain, Duration firstPoll, Clock clock, ToIntFunction<String> partitionOf) {}

    public Engine(
            CloudProvider<S, F> provider,
            Calls<S, F> calls,
            Store<S> store,
            Outbox outbox,
            World world,
            Settings settings) {
        this.world = world;
        this.clock = settings.clock();
        this.turns = new Turns(name -> this.loop().turn(name));
        this.versions = new Versions<>(provider, world);
        this.shared = new Shared<>(units, store, world, settings.partitionOf());
        this.facts = new Facts<>(calls);
        SharedTurn<S, F> sharedTurn = new SharedTurn<>(provider, units, store, shared, turns, world);
        Steps<S, F> steps = new Steps<>(
                facts,
                new Look<>(calls, store, world),
                new Planning<>(provider, world, facts, versions, sharedTurn),
                new Puts<>(calls, store, shared),
                new Deletes<>(calls, store),
                new Saying<>(provider, units, outbox),
                new Drain<>(provider, settings.drain(), settings.clock()),
                versions,
                new Finish<>(store, turns, settings.clock()),
                new Settling<>(calls, world, turns, turns::later, settings.firstPoll()),
                sharedTurn);
        this.loop = new Loop<>(provider, world, units, turns, steps);
    }

    private Loop<S, F> loop() {
        return loop;
    }

    public Units<S> units() {
        return units;
    }

    public Facts<S, F> facts() {
        return facts;
    }

    /** A newer state of one frontend: its unit gets a turn, and so do the shared parts that it may be the first to need. */
    public void arrived(UnitId id, Row row) {
        if (units.of(id).newer(row)) {
            turns.wake(id.text());
            if (row.doubtful()) {
                doubtShared(id);
            }
            wakeShared(id);
        }
    }

    /** A database that is being filled, or was when its process died, does not know whether shared parts exist. */
    private void doubtShared(UnitId id) {
        UnitId sharedId = shared.unitOf(id.cluster(), id.clusterUid());
        if (world.owns(sharedId.partition()) && units.of(sharedId).inventory().isEmpty()) {
            units.of(sharedId).suspect(true);
        }
    }

    /** False if nothing is known of the key yet. */
    public boolean park(String unit, DesiredKey key) {
        Unit<S> there = units.find(unit);
        if (there == null || there.row(key) == null) {
            return false;
        }
        there.park(key);
        turns.wake(unit);
        return true;
    }

    public void forget(String unit, DesiredKey key) {
        Unit<S> there = units.find(unit);
        if (there != null) {
            there.forget(key);
            units.dropIfEmpty(there);
        }
    }

    /** What the database holds of units that this process has come to own: all are known before any gets a turn. */
    public void restore(Collection<Restored<S>> all) {
        all.forEach(this::fill);
        all.forEach(restored -> {
            Duration pause = pause(restored.rows());
            turns.wakeIn(restored.id().text(), pause);
            if (restored.rows().stream().anyMatch(Row::doubtful)) {
                doubtShared(restored.id());
            }
            wakeShared(restored.id());
        });
    }

    private void fill(Restored<S> restored) {
        Unit<S> unit = units.of(restored.id());
        restored.rows().forEach(unit::newer);
        unit.inventory(restored.inventory(), List.of());
        unit.restored(true);
        unit.suspect(unit.suspect() || restored.busy());
    }

    /** The pause after a failure goes on over a restart. */
    private Duration pause(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(row.progress().retryAt()).stream())
                .min(Instant::compareTo)
                .map(at -> Duration.between(clock.instant(), at))
                .orElse(Duration.ZERO);
    }

    public void wakeShared(UnitId id) {
        UnitId sharedId = shared.unitOf(id.cluster(), id.clusterUid());
        if (world.owns(sharedId.partition())) {
            units.of(sharedId);
            turns.wake(sharedId.text());
        }
    }

    /** As {@link #wakeShared}, but what failed keeps its pause. */
    public void lookAtShared(UnitId id) {
        Unit<S> unit = units.find(id.text());
        if (unit == null || unit.trouble() == null) {
            wakeShared(id);
        }
    }

    public UnitId sharedUnit(String cluster, String clusterUid) {
        return shared.unitOf(cluster, clusterUid);
    }

    /** What a source left that no row knows; it belongs to the owner of the cluster's shared parts. */
    public UnitId orphanUnit(ClusterScope scope, String uid) {
        String name = UnitId.orphanDomain(scope.cluster(), uid);
        int partition = sharedUnit(scope.cluster(), scope.clusterUid()).partition();
        return new UnitId(name, name, partition, scope.cluster(), scope.clusterUid(), uid);
    }

    /** A turn that looks first, of a unit that may not have been known. */
    public void examine(UnitId id) {
        units.of(id).suspect(true);
        turns.wake(id.text());
    }

    public void wake(UnitId id) {
        turns.wake(id.text());
    }

    public void wakeAll() {
        units.all().forEach(unit -> turns.wake(unit.id().text()));
    }

    public void backendsChanged(String set) {
        versions.usersOf(set).forEach(turns::wake);
    }

    @Override
    public void close() {
        turns.close();
    }
}
