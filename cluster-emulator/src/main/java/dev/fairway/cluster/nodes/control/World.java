package dev.fairway.cluster.nodes.control;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the API server shows; a change wakes those who asked for its kind. */
public final class World implements AutoCloseable {
    private final Map<Class<?>, List<Runnable>> wakers = new ConcurrentHashMap<>();
    final Shown<Node> nodes;
    final Shown<Deployment> deployments;
    final Shown<Service> services;
    final Shown<EndpointSlice> slices;
    /** Listed last: what a pod belongs to is known before the pod is. */
    final Shown<Pod> pods;

    public World(KubernetesClient client) {
        nodes = new Shown<>(client.nodes(), () -> changed(Node.class));
        deployments = new Shown<>(client.apps().deployments().inAnyNamespace(), () -> changed(Deployment.class));
        services = new Shown<>(client.services().inAnyNamespace(), () -> changed(Service.class));
        slices = new Shown<>(
                client.discovery().v1().endpointSlices().inAnyNamespace(), () -> changed(EndpointSlice.class));
        pods = new Shown<>(client.pods().inAnyNamespace(), () -> changed(Pod.class));
    }

    public void wakeOn(Runnable waker, Class<?>... kinds) {
        for (Class<?> kind : kinds) {
            wakers.computeIfAbsent(kind, k -> new CopyOnWriteArrayList<>()).add(waker);
        }
    }

    /** Wakes as if an object of the kind had changed. */
    void wakeAfter(Duration time, Class<?> kind) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(time);
                changed(kind);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void changed(Class<?> kind) {
        wakers.getOrDefault(kind, List.of()).forEach(Runnable::run);
    }

    @Override
    public void close() {
        List.of(pods, slices, services, deployments, nodes).forEach(Shown::close);
    }
}
