package dev.fairway.watcher.compare;

import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.watcher.filter.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All kinds together. Slices are published for published Services only, so they wait for the first list of Services; of a
 * Service whose deletion waits for a person they stay.
 */
public final class Snapshots {
    private final Book<ServiceSnapshot> services = new Book<>(Kind.SERVICES);
    private final Book<EndpointSliceSnapshot> endpoints = new Book<>(Kind.ENDPOINTS);
    private final Book<NodeSnapshot> nodes = new Book<>(Kind.NODES);
    /** All slices of the cluster, by the key of their Service: one may become a load balancer at any time. */
    private final Map<String, Map<String, EndpointSliceSnapshot>> slices = new HashMap<>();

    private final Set<Kind> listed = new HashSet<>();
    private boolean accepted;

    /** @param deletionsAccepted nothing waits for a person in this term */
    public Snapshots(boolean deletionsAccepted) {
        this.accepted = deletionsAccepted;
    }

    public List<Change> servicesListed(List<ServiceSnapshot> all) {
        listed.add(Kind.SERVICES);
        Map<String, ServiceSnapshot> published =
                byKey(all.stream().filter(Published::is).toList(), Snapshots::key);
        List<Change> changes = new ArrayList<>(services.listed(published, key -> false, key -> false, accepted));
        changes.addAll(compareEndpoints());
        return changes;
    }

    public List<Change> serviceChanged(ServiceSnapshot service) {
        if (!Published.is(service)) {
            return serviceDeleted(service);
        }
        String key = key(service);
        boolean known = services.wanted().containsKey(key);
        List<Change> changes = new ArrayList<>();
        services.put(key, service).ifPresent(changes::add);
        if (!known && listed.contains(Kind.ENDPOINTS)) {
            slices.getOrDefault(key, Map.of())
                    .forEach((slice, snapshot) -> endpoints.put(slice, snapshot).ifPresent(changes::add));
        }
        return changes;
    }

    public List<Change> serviceDeleted(ServiceSnapshot service) {
        List<Change> changes = new ArrayList<>();
        services.remove(key(service)).ifPresent(changes::add);
        slices.getOrDefault(key(service), Map.of())
                .keySet()
                .forEach(slice -> endpoints.remove(slice).ifPresent(changes::add));
        return changes;
    }

    public List<Change> endpointsListed(List<EndpointSliceSnapshot> all) {
        listed.add(Kind.ENDPOINTS);
        slices.clear();
        all.forEach(this::remember);
        return compareEndpoints();
    }

    public List<Change> endpointsChanged(EndpointSliceSnapshot slice) {
        remember(slice);
        return isPublished(serviceOf(slice)) ? listOf(endpoints.put(key(slice), slice)) : List.of();
    }

    public List<Change> endpointsDeleted(EndpointSliceSnapshot slice) {
        slices.computeIfPresent(serviceOf(slice), (service, of) -> {
            of.remove(key(slice));
            return of.isEmpty() ? null : of;
        });
        return listOf(endpoints.remove(key(slice)));
    }

    public List<Change> nodesListed(List<NodeSnapshot> all) {
        listed.add(Kind.NODES);
        return nodes.listed(byKey(all, Snapshots::key), key -> false, key -> false, accepted);
    }

    public List<Change> nodeChanged(NodeSnapshot node) {
        return listOf(nodes.put(key(node), node));
    }

    public List<Change> nodeDeleted(NodeSnapshot node) {
        return listOf(nodes.remove(key(node)));
    }

    /**
     * Something that is not of this term stands on a topic. Before a kind was listed that is what the list is compared with;
     * after it, it is to be overwritten.
     *
     * @param value null is a tombstone, empty one that cannot be read
     */
    public List<Change> found(Kind kind, String key, @Nullable Optional<?> value) {
        return switch (kind) {
            case SERVICES -> found(services, kind, key, cast(value, ServiceSnapshot.class));
            case ENDPOINTS -> found(endpoints, kind, key, cast(value, EndpointSliceSnapshot.class));
            case NODES -> found(nodes, kind, key, cast(value, NodeSnapshot.class));
        };
    }

    private <T> List<Change> found(Book<T> book, Kind kind, String key, @Nullable Optional<T> value) {
        if (isCompared(kind)) {
            return listOf(book.overwritten(key, value));
        }
        book.found(key, value);
        return List.of();
    }

    /** Kafka did not take it. */
    public List<Change> doubt(Kind kind, String key) {
        return switch (kind) {
            case SERVICES -> listOf(services.doubt(key));
            case ENDPOINTS -> listOf(endpoints.doubt(key));
            case NODES -> listOf(nodes.doubt(key));
        };
    }

    /** A person said that what waits was meant. */
    public List<Change> accept() {
        accepted = true;
        List<Change> changes = new ArrayList<>(services.accept());
        changes.addAll(endpoints.accept());
        changes.addAll(nodes.accept());
        return changes;
    }

    /** Keys whose deletion waits for a person. */
    public Set<String> waiting(Kind kind) {
        return switch (kind) {
            case SERVICES -> services.waiting();
            case ENDPOINTS -> endpoints.waiting();
            case NODES -> nodes.waiting();
        };
    }

    /** Everything was listed and compared in this term. */
    public boolean isComplete() {
        return listed.size() == Kind.values().length;
    }

    private boolean isCompared(Kind kind) {
        return listed.contains(kind) && (kind != Kind.ENDPOINTS || listed.contains(Kind.SERVICES));
    }

    private List<Change> compareEndpoints() {
        if (!isCompared(Kind.ENDPOINTS)) {
            return List.of();
        }
        Map<String, EndpointSliceSnapshot> published = new HashMap<>();
        slices.forEach((service, of) -> {
            if (isPublished(service)) {
                published.putAll(of);
            }
        });
        Set<String> heldServices = services.waiting();
        return endpoints.listed(
                published,
                key -> !isPublished(serviceOfHeld(key)),
                key -> heldServices.contains(serviceOfHeld(key)),
                accepted);
    }

    private boolean isPublished(String service) {
        return services.wanted().containsKey(service) || services.waiting().contains(service);
    }

    private String serviceOfHeld(String key) {
        return endpoints.held(key).map(Snapshots::serviceOf).orElse("");
    }

    private void remember(EndpointSliceSnapshot slice) {
        slices.computeIfAbsent(serviceOf(slice), service -> new HashMap<>()).put(key(slice), slice);
    }

    private static String serviceOf(EndpointSliceSnapshot slice) {
        return slice.cluster() + "/" + slice.namespace() + "/" + slice.service();
    }

    private static String key(ServiceSnapshot service) {
        return service.source().snapshotKey();
    }

    private static String key(EndpointSliceSnapshot slice) {
        return slice.cluster() + "/" + slice.namespace() + "/" + slice.name();
    }

    private static String key(NodeSnapshot node) {
        return node.cluster() + "//" + node.name();
    }

    private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity(), (older, newer) -> newer));
    }

    private static List<Change> listOf(Optional<Change> change) {
        return change.map(List::of).orElse(List.of());
    }

    private static <T> @Nullable Optional<T> cast(@Nullable Optional<?> value, Class<T> type) {
        return value == null ? null : value.map(type::cast);
    }
}
