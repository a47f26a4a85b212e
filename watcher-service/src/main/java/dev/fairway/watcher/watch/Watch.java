package dev.fairway.watcher.watch;

import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.watcher.compare.Published;
import dev.fairway.watcher.compare.Vanished;
import dev.fairway.watcher.publish.Outlet;
import dev.fairway.watcher.publish.Outlets;
import dev.fairway.watcher.trim.TrimNode;
import dev.fairway.watcher.trim.TrimService;
import dev.fairway.watcher.trim.TrimSlice;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Informers on Services, EndpointSlices and Nodes; every event goes straight to its topic. */
public final class Watch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final Codec<ServiceSnapshot> SERVICE = Codec.of(ServiceSnapshot.class);
    private static final Codec<EndpointSliceSnapshot> SLICE = Codec.of(EndpointSliceSnapshot.class);
    private static final Codec<NodeSnapshot> NODE = Codec.of(NodeSnapshot.class);

    private final String cluster;
    private final Outlets outlets;
    private final SharedIndexInformer<Service> services;
    private final SharedIndexInformer<EndpointSlice> slices;
    private final SharedIndexInformer<Node> nodes;
    /** {@code namespace/name} of the Services that are published; only their slices are. */
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    public Watch(String cluster, KubernetesClient client, Outlets outlets) {
        this.cluster = cluster;
        this.outlets = outlets;
        this.services = informer(client.services().inAnyNamespace(), this::service, this::serviceGone);
        this.slices = informer(client.discovery().v1().endpointSlices().inAnyNamespace(), this::slice, this::sliceGone);
        this.nodes = informer(client.nodes(), this::node, this::nodeGone);
        services.start().toCompletableFuture().join();
        nodes.start().toCompletableFuture().join();
        slices.start().toCompletableFuture().join();
    }

    private static <T extends HasMetadata> SharedIndexInformer<T> informer(
            Informable<T> kind, Consumer<T> there, Consumer<T> gone) {
        return kind.runnableInformer(0).addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                there.accept(object);
            }

            @Override
            public void onUpdate(T before, T after) {
                there.accept(after);
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                gone.accept(object);
            }
        });
    }

    private void service(Service service) {
        ServiceSnapshot snapshot = TrimService.of(cluster, service);
        if (!Published.is(snapshot)) {
            serviceGone(service);
            return;
        }
        outlets.services().put(key(service), SERVICE.encode(snapshot));
        if (published.add(name(service))) {
            slicesOf(service).forEach(this::slice);
        }
    }

    private void serviceGone(Service service) {
        outlets.services().remove(key(service));
        if (published.remove(name(service))) {
            slicesOf(service).forEach(this::sliceGone);
        }
    }

    private List<EndpointSlice> slicesOf(Service service) {
        return slices.getStore().list().stream()
                .filter(slice ->
                        name(service).equals(slice.getMetadata().getNamespace() + "/" + TrimSlice.service(slice)))
                .toList();
    }

    private void slice(EndpointSlice slice) {
        if (published.contains(slice.getMetadata().getNamespace() + "/" + TrimSlice.service(slice))) {
            outlets.endpoints().put(key(slice), SLICE.encode(TrimSlice.of(cluster, slice)));
        }
    }

    private void sliceGone(EndpointSlice slice) {
        outlets.endpoints().remove(key(slice));
    }

    private void node(Node node) {
        outlets.nodes().put(key(node), NODE.encode(TrimNode.of(cluster, node)));
    }

    private void nodeGone(Node node) {
        outlets.nodes().remove(key(node));
    }

    /** What the topics know and the complete lists do not show. @return keys that are held back */
    public Set<String> vanished(boolean accepted) {
        Set<String> listedServices = new HashSet<>();
        services.getStore().list().stream()
                .filter(service -> Published.is(TrimService.of(cluster, service)))
                .forEach(service -> listedServices.add(key(service)));
        Set<String> listedSlices = new HashSet<>();
        slices.getStore().list().stream()
                .filter(s -> published.contains(s.getMetadata().getNamespace() + "/" + TrimSlice.service(s)))
                .forEach(slice -> listedSlices.add(key(slice)));
        Set<String> listedNodes = new HashSet<>();
        nodes.getStore().list().forEach(node -> listedNodes.add(key(node)));
        Set<String> held = new HashSet<>();
        held.addAll(remove(outlets.services(), listedServices, true, accepted));
        held.addAll(remove(outlets.endpoints(), listedSlices, false, accepted));
        held.addAll(remove(outlets.nodes(), listedNodes, false, accepted));
        return held;
    }

    private static Set<String> remove(Outlet outlet, Set<String> listed, boolean sources, boolean accepted) {
        Vanished vanished = Vanished.of(outlet.keys(), listed, sources, accepted);
        vanished.tombstones().forEach(outlet::remove);
        if (!vanished.held().isEmpty()) {
            LOG.warnf(
                    "%d objects vanished at once and are held back: %s",
                    vanished.held().size(), vanished.held());
        }
        return vanished.held();
    }

    public boolean isRunning() {
        return services.isWatching() && slices.isWatching() && nodes.isWatching();
    }

    private String key(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return cluster + "/" + (namespace == null ? "" : namespace) + "/"
                + object.getMetadata().getName();
    }

    private static String name(Service service) {
        return service.getMetadata().getNamespace() + "/"
                + service.getMetadata().getName();
    }

    @Override
    public void close() {
        List.of(services, slices, nodes).forEach(SharedIndexInformer::close);
    }
}
