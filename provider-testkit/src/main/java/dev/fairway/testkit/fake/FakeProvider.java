package dev.fairway.testkit.fake;

import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Address.PortStatus;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.DomainScope;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Names;
import dev.fairway.spi.Observation;
import dev.fairway.spi.Owned;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.Refs;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Standing;
import dev.fairway.spi.Translation;
import dev.fairway.testkit.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The provider for {@link FakeCloud}. Annotations: {@code fake/scheme} (another balancer beside the old), {@code fake/size}
 * (another balancer after the old), {@code fake/bad} (refused).
 */
public final class FakeProvider implements CloudProvider<FakeSpec, FakeProvider.Facts> {
    /** Nothing is known of the account, and nothing needs to be. */
    public record Facts() {}

    private final FakeCloud cloud;
    private final DomainRule rule;

    public FakeProvider(FakeCloud cloud, DomainRule rule) {
        this.cloud = cloud;
        this.rule = rule;
    }

    @Override
    public ProviderAnnouncement announcement() {
        return new ProviderAnnouncement("fake", 1, 1, List.of("fairway.dev/fake"), rule, List.of("fake/"), Set.of());
    }

    @Override
    public Class<FakeSpec> specType() {
        return FakeSpec.class;
    }

    @Override
    public List<Problem> audit(Frontend frontend, Facts facts) {
        String bad = frontend.annotations().get("fake/bad");
        return bad == null
                ? List.of()
                : List.of(new Problem("Unsupported", "fake/bad", "'" + bad + "' is not allowed; remove fake/bad."));
    }

    @Override
    public Translation<FakeSpec> translate(DomainView<FakeSpec, Facts> view) {
        List<FakeSpec> specs = new ArrayList<>();
        view.frontends().forEach(frontend -> specs.addAll(specs(frontend, view)));
        return new Translation<>(specs, Map.of());
    }

    private static List<FakeSpec> specs(Frontend frontend, DomainView<FakeSpec, Facts> view) {
        String uid = frontend.uid();
        String scheme = frontend.annotations().getOrDefault("fake/scheme", "public");
        String size = frontend.annotations().getOrDefault("fake/size", "small");
        ResourceId balancer = FakeSpec.Balancer.id(uid, scheme, size);
        String name = Names.compute(32, frontend.source().name(), frontend.clusterUid(), uid, scheme);
        List<FakeSpec> specs = new ArrayList<>();
        specs.add(new FakeSpec.Balancer(mark(frontend, balancer), name, scheme, size));
        for (Listener listener : frontend.listeners()) {
            String protocol = listener.protocol().name();
            ResourceId pool = FakeSpec.Pool.id(uid, protocol, listener.pool().nodePort());
            FakeSpec.Members members = new FakeSpec.Members(mark(frontend, pool), pool, List.of());
            FakeSpec.Door door = new FakeSpec.Door(mark(frontend, pool), balancer, listener.port(), pool);
            String poolName = Names.compute(32, "pool", frontend.clusterUid(), pool.toString());
            specs.add(new FakeSpec.Pool(
                    mark(frontend, pool), poolName, protocol, listener.pool().nodePort()));
            specs.add(new FakeSpec.Members(mark(frontend, members.id()), pool, targets(members.id(), listener, view)));
            specs.add(new FakeSpec.Door(mark(frontend, door.id()), balancer, listener.port(), pool));
        }
        return specs.stream().distinct().toList();
    }

    private static List<String> targets(ResourceId members, Listener listener, DomainView<FakeSpec, Facts> view) {
        BackendSet set = view.backends().set(listener.pool().pods());
        if (set != null) {
            return set.targets().stream()
                    .flatMap(t -> t.addresses().stream())
                    .sorted()
                    .toList();
        }
        return view.found().stream()
                .filter(f -> f.id().equals(members) && f.spec() instanceof FakeSpec.Members)
                .findFirst()
                .map(f -> ((FakeSpec.Members) f.spec()).targets())
                .orElse(List.of());
    }

    private static Ownership mark(Frontend frontend, ResourceId part) {
        return Ownership.of(frontend.clusterUid(), frontend.source(), frontend.uid(), part);
    }

    @Override
    public List<FakeSpec> translateShared(DomainView<FakeSpec, Facts> view) {
        return List.of(new FakeSpec.Fence(Ownership.ofShared(view.scope(), FakeSpec.FENCE)));
    }

    @Override
    public Set<String> backendSets(Frontend frontend) {
        return frontend.listeners().stream().map(l -> l.pool().pods()).collect(Collectors.toSet());
    }

    @Override
    public List<Address> addresses(String sourceUid, Collection<Found<FakeSpec>> found) {
        List<Address> addresses = new ArrayList<>();
        for (Found<FakeSpec> part : found) {
            if (part.spec() instanceof FakeSpec.Balancer balancer
                    && balancer.owner().equals(sourceUid)) {
                List<PortStatus> ports = found.stream()
                        .filter(f -> f.spec() instanceof FakeSpec.Door door
                                && door.balancer().equals(part.id()))
                        .map(f -> new PortStatus(((FakeSpec.Door) f.spec()).port(), "TCP", null))
                        .toList();
                if (!ports.isEmpty()) {
                    String size = balancer.size();
                    addresses.add(Address.ofHostname(balancer.name() + "." + size + ".fake", ports));
                }
            }
        }
        return addresses;
    }

    @Override
    public Set<String> listedTypes() {
        return Set.of("fence", "balancer", "pool", "members", "door");
    }

    @Override
    public Result<Facts> facts(ClusterScope scope) {
        return cloud.call(new Call("facts", scope.cluster(), false), () -> Result.done(new Facts()));
    }

    @Override
    public Result<Observation<FakeSpec>> observe(DomainScope<FakeSpec> scope) {
        return cloud.call(
                new Call("observe", scope.domain(), false),
                () -> Result.done(new Observation<>(cloud.things().values().stream()
                        .filter(f -> ours(f, scope.cluster())
                                && scope.owners().contains(f.spec().owner()))
                        .toList())));
    }

    @Override
    public Result<List<Owned>> list(ClusterScope scope) {
        return cloud.call(
                new Call("list", scope.cluster(), false),
                () -> Result.done(cloud.things().values().stream()
                        .filter(f -> ours(f, scope))
                        .map(f -> new Owned(f.spec().mark(), f.handle()))
                        .toList()));
    }

    private static boolean ours(Found<FakeSpec> found, ClusterScope scope) {
        return found.spec().mark().clusterUid().equals(scope.clusterUid());
    }

    @Override
    public Result<Made> put(ClusterScope scope, Change.Put<FakeSpec> change, Refs refs) {
        FakeSpec spec = change.spec();
        spec.needs().forEach(refs::handle);
        return cloud.call(new Call("put", spec.id().toString(), true), () -> {
            Found<FakeSpec> old = cloud.things().get(spec.id());
            if (spec instanceof FakeSpec.Pool && old != null && !ours(old, scope)) {
                return Result.done(new Made(old.handle(), false)); // as some clouds do: an equal one is returned
            }
            if (old != null && !ours(old, scope)) {
                return Result.failed(Failure.of(
                        FailureKind.CONFLICT, "ForeignResource", spec.id().toString(), "It is not ours; remove it."));
            }
            return Result.done(new Made(cloud.store(spec).handle(), !(spec instanceof FakeSpec.Pool)));
        });
    }

    @Override
    public Result<Map<ResourceId, Boolean>> confirm(ClusterScope scope, Collection<Found<FakeSpec>> made) {
        return cloud.call(new Call("confirm", made.size() + " resources", false), () -> {
            Map<ResourceId, Boolean> answer = new HashMap<>();
            made.forEach(m -> {
                Found<FakeSpec> there = cloud.things().get(m.id());
                answer.put(m.id(), there != null && ours(there, scope));
            });
            return Result.done(answer);
        });
    }

    @Override
    public Result<ResourceId> delete(ClusterScope scope, Found<FakeSpec> found) {
        return cloud.call(new Call("delete", found.id().toString(), true), () -> cloud.delete(found.id()));
    }

    @Override
    public Result<Map<String, Standing>> standing(
            ClusterScope scope, Set<String> sourceUids, Collection<Found<FakeSpec>> found) {
        return cloud.call(new Call("standing", String.join(",", sourceUids), false), () -> {
            Map<String, Standing> all = new HashMap<>();
            sourceUids.forEach(uid -> all.put(Objects.requireNonNull(uid), new Standing.Ready(List.of())));
            return Result.done(all);
        });
    }

    @Override
    public Result<ResourceId> abandon(ClusterScope scope, Found<FakeSpec> found) {
        return cloud.call(new Call("abandon", found.id().toString(), true), () -> {
            cloud.remove(found.id()); // out of sight is all that the mark means here
            return Result.done(found.id());
        });
    }
}
