package dev.fairway.testkit;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.DomainScope;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Made;
import dev.fairway.spi.Observation;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.Refs;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import dev.fairway.spi.plan.Plan;
import dev.fairway.spi.plan.Planner;
import dev.fairway.spi.plan.Rounds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The simplest loop there can be: read, plan, do one thing after another, again until nothing is left to do. It shows what
 * the SPI asks of a provider; the real loop is provider-runtime's.
 */
public final class Driver<S extends Spec, F> {
    private static final int ATTEMPTS = 200;

    private final ProviderWorld<S, F> world;
    private final CloudProvider<S, F> provider;

    public Driver(ProviderWorld<S, F> world) {
        this(world, world.provider());
    }

    /** @param provider instead of the world's own, such as one that loses replies */
    public Driver(ProviderWorld<S, F> world, CloudProvider<S, F> provider) {
        this.world = world;
        this.provider = provider;
    }

    /**
     * Makes the cloud hold these frontends, of these sources, and what they share. Unwanted sources are deleted, and the shared
     * parts when nobody else is left. The sources are one domain, so the provider's rule says how many there may be.
     */
    public void converge(Set<String> sources, Frontend... wanted) {
        List<Frontend> frontends = List.of(wanted);
        if (!frontends.isEmpty()) {
            repeat(() -> step(Set.of(Ownership.SHARED), shared(List.of()), Map.of()));
        }
        repeat(() -> {
            Map<ResourceId, Found<S>> common = index(observe(Set.of(Ownership.SHARED)));
            return step(sources, wanted(frontends, observe(sources)), common);
        });
        if (frontends.isEmpty() && onlyShared()) {
            repeat(() -> step(Set.of(Ownership.SHARED), List.of(), Map.of()));
        }
    }

    private boolean onlyShared() {
        return done(provider.list(world.scope())).stream()
                .allMatch(owned -> owned.ownership().sourceUid().equals(Ownership.SHARED));
    }

    private void repeat(java.util.function.BooleanSupplier step) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (step.getAsBoolean()) {
                return;
            }
            world.passTime();
        }
        throw new AssertionError("still something to do after " + ATTEMPTS + " runs");
    }

    public List<S> wanted(Collection<Frontend> frontends, Collection<Found<S>> found) {
        return provider.translate(view(List.copyOf(frontends), found)).specs();
    }

    public List<S> shared(Collection<Found<S>> found) {
        return provider.translateShared(view(List.of(), found));
    }

    private DomainView<S, F> view(List<Frontend> frontends, Collection<Found<S>> found) {
        return new DomainView<>(world.scope(), frontends, world.backends(), facts(), found);
    }

    public F facts() {
        return done(provider.facts(world.scope()));
    }

    public List<Found<S>> observe(Set<String> owners) {
        Observation<S> seen = done(provider.observe(new DomainScope<>(world.scope(), "domain", owners, List.of())));
        return seen.found();
    }

    /** True if there was nothing to do. */
    private boolean step(Set<String> owners, List<S> wanted, Map<ResourceId, Found<S>> common) {
        List<Found<S>> found = observe(owners);
        Plan<S> plan = Planner.plan(wanted, found);
        Map<ResourceId, Found<S>> there = new TreeMap<>(common);
        there.putAll(index(found));
        if (delete(plan.before()) && put(plan.puts(), there)) {
            delete(plan.after());
        }
        return plan.isEmpty();
    }

    private boolean put(List<Change.Put<S>> puts, Map<ResourceId, Found<S>> there) {
        List<Change.Put<S>> waiting = new ArrayList<>(puts);
        Set<ResourceId> unsettled = new HashSet<>();
        while (!waiting.isEmpty()) {
            List<Change.Put<S>> ready = Rounds.ready(waiting, unsettled);
            if (ready.isEmpty()) {
                return false;
            }
            List<Found<S>> doubtful = new ArrayList<>();
            for (Change.Put<S> change : ready) {
                switch (provider.put(world.scope(), change, refs(there))) {
                    case Result.Done<Made> done -> {
                        Found<S> made = new Found<>(change.spec(), done.value().handle());
                        there.put(change.id(), made);
                        if (!done.value().confirmed()) {
                            doubtful.add(made);
                        }
                    }
                    case Result.Failed<Made> failed -> tolerate(failed);
                }
                if (!there.containsKey(change.id())) {
                    unsettled.add(change.id());
                }
            }
            waiting.removeAll(ready);
            if (!doubtful.isEmpty()
                    && !done(provider.confirm(world.scope(), doubtful)).values().stream()
                            .allMatch(Boolean::booleanValue)) {
                throw new AssertionError("made by us and not marked as ours: " + doubtful);
            }
        }
        return unsettled.isEmpty();
    }

    private boolean delete(List<Change.Delete<S>> deletes) {
        List<Change.Delete<S>> waiting = new ArrayList<>(deletes);
        while (!waiting.isEmpty()) {
            for (Change.Delete<S> delete : Rounds.readyToGo(waiting, List.of())) {
                if (provider.delete(world.scope(), delete.old()) instanceof Result.Failed<ResourceId> failed) {
                    tolerate(failed);
                    return false;
                }
                waiting.remove(delete);
            }
        }
        return true;
    }

    private static void tolerate(Result.Failed<?> failed) {
        if (failed.failure().kind() != FailureKind.CONFLICT && failed.failure().kind() != FailureKind.UNAVAILABLE) {
            throw new AssertionError("failed: " + failed.failure());
        }
    }

    public static <S extends Spec> Refs refs(Map<ResourceId, Found<S>> there) {
        Map<ResourceId, Handle> handles = new HashMap<>();
        there.forEach((id, found) -> handles.put(id, found.handle()));
        return id -> {
            Handle handle = handles.get(id);
            if (handle == null) {
                throw new IllegalStateException(id + " was not named among the needs, or is not there");
            }
            return handle;
        };
    }

    public static <S extends Spec> Map<ResourceId, Found<S>> index(Collection<Found<S>> found) {
        Map<ResourceId, Found<S>> index = new TreeMap<>();
        found.forEach(f -> index.put(f.id(), f));
        return index;
    }

    static <T> T done(Result<T> result) {
        return switch (result) {
            case Result.Done<T> done -> done.value();
            case Result.Failed<T> failed -> throw new AssertionError("failed: " + failed.failure());
        };
    }
}
