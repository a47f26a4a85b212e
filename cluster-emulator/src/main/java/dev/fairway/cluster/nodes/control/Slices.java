package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.decide.Shape;
import dev.fairway.cluster.nodes.decide.SlicePlan;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The EndpointSlice controller. */
public final class Slices {
    private static final String ZONE = "topology.kubernetes.io/zone";

    private final KubernetesClient client;
    private final World world;

    public Slices(KubernetesClient client, World world) {
        this.client = client;
        this.world = world;
    }

    public void look() {
        Map<String, String> zones = new HashMap<>();
        world.nodes.list().stream()
                .filter(node -> !Shape.label(node, ZONE).isEmpty())
                .forEach(node -> zones.put(Shape.name(node), Shape.label(node, ZONE)));
        Map<String, List<EndpointSlice>> there = byService(world);
        List<Pod> pods = world.pods.list();
        List<Runnable> calls = new ArrayList<>();
        for (Service service : world.services.list()) {
            Map<String, String> selector = service.getSpec().getSelector();
            boolean external = "ExternalName".equals(service.getSpec().getType());
            if (selector != null && !selector.isEmpty() && !external && !Shape.isGoing(service)) {
                List<EndpointSlice> managed = there.getOrDefault(key(service), List.of()).stream()
                        .filter(slice -> SlicePlan.MANAGER.equals(Shape.label(slice, SlicePlan.MANAGED_BY)))
                        .toList();
                SlicePlan plan = SlicePlan.of(service, pods, managed, zones);
                if (!plan.isDone()) {
                    calls.add(() -> apply(plan));
                }
            }
        }
        Together.run(calls);
    }

    private void apply(SlicePlan plan) {
        var slices = client.discovery().v1().endpointSlices();
        plan.create().forEach(slice -> world.slices.wrote(slices.resource(slice).create()));
        plan.update().forEach(slice -> world.slices.wrote(slices.resource(slice).update()));
        plan.delete().forEach(slice -> slices.resource(slice).delete());
    }

    /** The slices of each Service, by namespace and name. */
    static Map<String, List<EndpointSlice>> byService(World world) {
        return world.slices.list().stream()
                .filter(slice -> !Shape.label(slice, SlicePlan.SERVICE).isEmpty())
                .sorted(Comparator.comparing(Shape::name))
                .collect(Collectors.groupingBy(
                        slice -> slice.getMetadata().getNamespace() + "/" + Shape.label(slice, SlicePlan.SERVICE)));
    }

    static String key(Service service) {
        return service.getMetadata().getNamespace() + "/" + Shape.name(service);
    }
}
