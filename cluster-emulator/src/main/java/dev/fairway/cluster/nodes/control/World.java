package dev.fairway.cluster.nodes.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;

/** What the API server shows, kept by informers; any change wakes whoever asked to be woken. */
public final class World implements AutoCloseable {
    private final SharedIndexInformer<Node> nodes;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Deployment> deployments;
    private final SharedIndexInformer<Service> services;
    private final SharedIndexInformer<EndpointSlice> slices;

    public World(KubernetesClient client, Runnable changed) {
        nodes = follow(client.nodes(), changed);
        pods = follow(client.pods().inAnyNamespace(), changed);
        deployments = follow(client.apps().deployments().inAnyNamespace(), changed);
        services = follow(client.services().inAnyNamespace(), changed);
        slices = follow(client.discovery().v1().endpointSlices().inAnyNamespace(), changed);
    }

    private static <T extends HasMetadata> SharedIndexInformer<T> follow(Informable<T> kind, Runnable changed) {
        return kind.inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                changed.run();
            }

            @Override
            public void onUpdate(T before, T after) {
                changed.run();
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                changed.run();
            }
        });
    }

    public List<Node> nodes() {
        return nodes.getStore().list();
    }

    public List<Pod> pods() {
        return pods.getStore().list();
    }

    public List<Deployment> deployments() {
        return deployments.getStore().list();
    }

    public List<Service> services() {
        return services.getStore().list();
    }

    public List<EndpointSlice> slices() {
        return slices.getStore().list();
    }

    @Override
    public void close() {
        List.of(nodes, pods, deployments, services, slices).forEach(SharedIndexInformer::close);
    }
}
