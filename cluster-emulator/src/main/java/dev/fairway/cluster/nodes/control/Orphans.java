package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.decide.Shape;
import dev.fairway.cluster.nodes.decide.SlicePlan;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends pods whose node or Deployment, and slices whose Service, is gone. Where an API server runs alone nobody else does; each absence is asked again before
 * anything is deleted.
 */
public final class Orphans {
    private final KubernetesClient client;
    private final World world;

    public Orphans(KubernetesClient client, World world) {
        this.client = client;
        this.world = world;
    }

    public void look() {
        pods();
        slices();
    }

    private void pods() {
        Set<String> nodes = world.nodes.list().stream().map(Shape::name).collect(Collectors.toSet());
        Set<String> deployments =
                world.deployments.list().stream().map(Shape::uid).collect(Collectors.toSet());
        for (Pod pod : world.pods.list()) {
            String node = Shape.nodeName(pod);
            if (!node.isEmpty()
                    && !nodes.contains(node)
                    && client.nodes().withName(node).get() == null) {
                client.pods().resource(pod).withGracePeriod(0).delete();
            } else if (!Shape.isGoing(pod)) {
                Shape.controller(pod)
                        .filter(owner -> owner.getKind().equals("Deployment"))
                        .filter(owner -> !deployments.contains(owner.getUid()))
                        .filter(owner -> isGone(pod, owner))
                        .ifPresent(owner -> client.pods().resource(pod).delete());
            }
        }
    }

    private void slices() {
        Set<String> services = world.services.list().stream().map(Shape::uid).collect(Collectors.toSet());
        for (EndpointSlice slice : world.slices.list()) {
            if (SlicePlan.MANAGER.equals(Shape.label(slice, SlicePlan.MANAGED_BY))) {
                Shape.controller(slice)
                        .filter(owner -> !services.contains(owner.getUid()))
                        .filter(owner -> isServiceGone(slice, owner))
                        .ifPresent(owner -> client.discovery()
                                .v1()
                                .endpointSlices()
                                .resource(slice)
                                .delete());
            }
        }
    }

    private boolean isServiceGone(EndpointSlice slice, OwnerReference owner) {
        var there = client.services()
                .inNamespace(slice.getMetadata().getNamespace())
                .withName(owner.getName())
                .get();
        return there == null || !owner.getUid().equals(Shape.uid(there));
    }

    private boolean isGone(Pod pod, OwnerReference owner) {
        var there = client.apps()
                .deployments()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(owner.getName())
                .get();
        return there == null || !owner.getUid().equals(Shape.uid(there));
    }
}
