package dev.fairway.provider.sweep;

import dev.fairway.provider.act.Calls;
import dev.fairway.provider.loop.Engine;
import dev.fairway.provider.loop.Unit;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.provider.world.PublishedWorld;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Found;
import dev.fairway.spi.Owned;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lists each cluster's resources as cheaply as the cloud allows. What is missing or extra makes its unit suspect, so that its
 * next turn looks and repairs. What belongs to nobody is deleted once the guard agrees.
 */
public final class Sweep<S extends Spec, F> {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Calls<S, F> calls;
    private final Engine<S, F> engine;
    private final PublishedWorld world;
    private final OrphanStore store;
    private final AtomicInteger held;
    private final Settings settings;

    /**
     * @param age that an orphan must have
     * @param listedTypes of resources that a list shows
     */
    public record Settings(Duration age, Set<String> listedTypes) {}

    public Sweep(
            Calls<S, F> calls,
            Engine<S, F> engine,
            PublishedWorld world,
            Pool pool,
            MeterRegistry metrics,
            Settings settings) {
        this.calls = calls;
        this.engine = engine;
        this.world = world;
        this.store = new OrphanStore(pool);
        this.held = metrics.gauge("fairway.provider.orphans.held", new AtomicInteger());
        this.settings = settings;
    }

    public void run() {
        if (!world.known()) {
            return;
        }
        for (ClusterScope scope : scopes()) {
            if (engine.facts().refresh(scope, Duration.ZERO)) {
                engine.wakeAll();
            }
            Map<String, Map<ResourceId, Found<S>>> before = new HashMap<>();
            engine.units().all().forEach(unit -> before.put(unit.id().text(), unit.inventory()));
            switch (calls.list(scope)) {
                case Result.Done<List<Owned>> done -> compare(scope, done.value(), before);
                case Result.Failed<List<Owned>> failed ->
                    LOG.warnf(
                            "no sweep of %s: %s",
                            scope.cluster(), failed.failure().problems());
            }
        }
    }

    private Set<ClusterScope> scopes() {
        Set<ClusterScope> scopes = new LinkedHashSet<>(world.homes());
        engine.units().all().forEach(unit -> scopes.add(world.scope(unit.id())));
        return scopes;
    }

    /** @param before inventories as they were when the list began: what was made since may be missing in it */
    private void compare(ClusterScope scope, List<Owned> listed, Map<String, Map<ResourceId, Found<S>>> before) {
        Map<String, Set<String>> handlesByOwner = new HashMap<>();
        listed.stream()
                .filter(o -> o.ownership().clusterUid().equals(scope.clusterUid()))
                .forEach(o -> handlesByOwner
                        .computeIfAbsent(o.ownership().sourceUid(), _ -> new HashSet<>())
                        .add(o.handle().value()));
        for (Unit<S> unit : engine.units().all()) {
            if (unit.id().clusterUid().equals(scope.clusterUid())
                    && differs(unit, before.getOrDefault(unit.id().text(), Map.of()), handlesByOwner)) {
                LOG.infof("%s is not what the cloud shows; it is read and repaired", unit.id());
                unit.suspect(true);
                engine.wake(unit.id());
            }
        }
        UnitId shared = engine.sharedUnit(scope.cluster(), scope.clusterUid());
        if (world.owns(shared.partition())) {
            if (handlesByOwner.containsKey(Ownership.SHARED) && engine.units().find(shared.text()) == null) {
                engine.examine(shared);
            }
            orphans(scope, listed);
        }
    }

    private boolean differs(Unit<S> unit, Map<ResourceId, Found<S>> before, Map<String, Set<String>> handlesByOwner) {
        Map<String, Set<String>> ours = new HashMap<>();
        for (Found<S> part : unit.inventory().values()) {
            String owner = part.spec().owner();
            String handle = part.handle().value();
            ours.computeIfAbsent(owner, _ -> new HashSet<>()).add(handle);
            if (before.containsKey(part.id())
                    && settings.listedTypes().contains(part.id().type())
                    && !handlesByOwner.getOrDefault(owner, Set.of()).contains(handle)) {
                return true;
            }
        }
        Set<String> owners = unit.rows().stream().map(row -> row.uid()).collect(Collectors.toCollection(HashSet::new));
        if (unit.id().shared()) {
            owners.add(Ownership.SHARED);
        }
        return owners.stream()
                .anyMatch(owner ->
                        !ours.getOrDefault(owner, Set.of()).containsAll(handlesByOwner.getOrDefault(owner, Set.of())));
    }

    private void orphans(ClusterScope scope, List<Owned> listed) {
        if (!world.complete()) {
            return;
        }
        Set<String> known = store.knownUids(scope.cluster());
        List<Owned> nobodys = listed.stream()
                .filter(o -> o.ownership().clusterUid().equals(scope.clusterUid()))
                .filter(o -> !o.ownership().sourceUid().equals(Ownership.SHARED))
                .filter(o -> !known.contains(o.ownership().sourceUid()))
                .toList();
        List<OrphanGuard.Orphan> seen = store.seen(scope.clusterUid(), nobodys);
        OrphanGuard.Decision decision = OrphanGuard.decide(
                seen, listed.size(), store.actedAt(scope.clusterUid()), Instant.now(), settings.age());
        held.set(decision.tooMany());
        if (decision.tooMany() > 0) {
            LOG.errorf(
                    "%d resources of %s belong to no Service that is known. That is more than are deleted within an hour"
                            + " without somebody's word, so none is. If the provider's database was lost, let it read"
                            + " desired states again; else delete them by hand.",
                    decision.tooMany(), scope.cluster());
        }
        if (!decision.owners().isEmpty()) {
            store.acted(scope.clusterUid(), decision.owners());
            decision.owners().forEach(uid -> engine.examine(engine.orphanUnit(scope, uid)));
        }
    }
}
