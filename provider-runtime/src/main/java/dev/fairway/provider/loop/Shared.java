package dev.fairway.provider.loop;

import dev.fairway.contracts.outcome.Problem;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts that all domains of a cluster share, as a user of them sees them, and who waits for them. */
public final class Shared<S extends Spec> {
    private final Units<S> units;
    private final Store<S> store;
    private final World world;
    private final ToIntFunction<String> partitionOf;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** @param partitionOf partition of a domain */
    public Shared(Units<S> units, Store<S> store, World world, ToIntFunction<String> partitionOf) {
        this.units = units;
        this.store = store;
        this.world = world;
        this.partitionOf = partitionOf;
    }

    /** The unit of a cluster's shared parts; it may belong to another replica. */
    public UnitId unitOf(String cluster, String clusterUid) {
        String domain = UnitId.sharedDomain(cluster);
        return new UnitId(domain, domain, partitionOf.applyAsInt(domain), cluster, clusterUid, Ownership.SHARED);
    }

    @Nullable
    Found<S> find(Work<S> work, ResourceId id) {
        return parts(work).get(id);
    }

    /** What puts of the plan need that is neither there nor planned. The unit waits for it from now on. */
    Set<ResourceId> missing(Work<S> work) {
        Set<ResourceId> missing = new HashSet<>();
        work.plan.puts().forEach(put -> missing.addAll(put.spec().needs()));
        missing.removeAll(work.found.keySet());
        work.plan.puts().forEach(put -> missing.remove(put.id()));
        if (missing.isEmpty()) {
            return missing;
        }
        waiting.add(work.unit.id().text()); // before the look, so that no wake-up is missed
        missing.removeAll(parts(work).keySet());
        work.waitsFor = missing.isEmpty() ? "" : describe(work, missing);
        return missing;
    }

    private Map<ResourceId, Found<S>> parts(Work<S> work) {
        UnitId id = unitOf(work.scope.cluster(), work.scope.clusterUid());
        if (!world.owns(id.partition())) {
            return store.inventory(id);
        }
        Unit<S> unit = units.find(id.text());
        return unit == null ? Map.of() : unit.inventory();
    }

    private String describe(Work<S> work, Set<ResourceId> missing) {
        String names = missing.stream().map(ResourceId::toString).sorted().collect(Collectors.joining(", "));
        Unit<S> unit = units.find(UnitId.sharedDomain(work.scope.cluster()));
        Failure trouble = unit == null ? null : unit.trouble();
        String why = trouble == null
                ? ""
                : " " + trouble.problems().stream().map(Problem::message).collect(Collectors.joining(" "));
        return "Waiting for what all load balancers of this cluster share: " + names + "." + why;
    }

    /** Those who waited for it, once. */
    Set<String> takeWaiting() {
        Set<String> all = Set.copyOf(waiting);
        waiting.removeAll(all);
        return all;
    }
}
