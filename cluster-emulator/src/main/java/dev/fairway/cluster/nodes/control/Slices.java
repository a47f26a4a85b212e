package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.decide.SlicePlan;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The EndpointSlice controller. */
public final class Slices {
    static final String SERVICE = "kubernetes.io/service-name";
    private static final String MANAGER = "endpointslice-controller.k8s.io";

    private final KubernetesClient client;
    private final World world;

    public Slices(KubernetesClient client, World world) {
        this.client = client;
        this.world = world;
    }

    public void look() {
        Map<String, String> zones = new HashMap<>();
        world.nodes().forEach(node -> {
            Map<String, String> labels = node.getMetadata().getLabels();
            if (labels != null && labels.containsKey("topology.kubernetes.io/zone")) {
                zones.put(node.getMetadata().getName(), labels.get("topology.kubernetes.io/zone"));
            }
        });
        for (Service service : world.services()) {
            Map<String, String> selector = service.getSpec().getSelector();
            if (selector != null && !selector.isEmpty() && service.getMetadata().getDeletionTimestamp() == null) {
                look(service, SlicePlan.of(service, world.pods(), zones));
            }
        }
    }

    static List<EndpointSlice> of(World world, Service service) {
        return world.slices().stream()
                .filter(slice -> slice.getMetadata().getLabels() != null
                        && service.getMetadata()
                                .getName()
                                .equals(slice.getMetadata().getLabels().get(SERVICE))
                        && service.getMetadata()
                                .getNamespace()
                                .equals(slice.getMetadata().getNamespace()))
                .sorted(Comparator.comparing(slice -> slice.getMetadata().getName()))
                .toList();
    }

    private void look(Service service, SlicePlan plan) {
        List<EndpointSlice> there = of(world, service);
        for (int i = 0; i < plan.slices().size(); i++) {
            EndpointSlice wanted = slice(service, i, plan);
            EndpointSlice old = there.stream()
                    .filter(s -> s.getMetadata()
                            .getName()
                            .equals(wanted.getMetadata().getName()))
                    .findFirst()
                    .orElse(null);
            if (old == null) {
                client.resource(wanted).createOr(op -> op.update());
            } else if (!old.getEndpoints().equals(wanted.getEndpoints())
                    || !old.getPorts().equals(wanted.getPorts())) {
                client.resource(wanted).update();
            }
        }
        there.stream()
                .filter(s -> MANAGER.equals(s.getMetadata().getLabels().get("endpointslice.kubernetes.io/managed-by")))
                .skip(plan.slices().size())
                .forEach(s -> client.resource(s).delete());
    }

    private static EndpointSlice slice(Service service, int index, SlicePlan plan) {
        String hash = Integer.toUnsignedString((service.getMetadata().getUid() + index).hashCode(), 36);
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace(service.getMetadata().getNamespace())
                .withName(service.getMetadata().getName() + "-" + (hash + "00000").substring(0, 5))
                .addToLabels(SERVICE, service.getMetadata().getName())
                .addToLabels("endpointslice.kubernetes.io/managed-by", MANAGER)
                .addToOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("Service")
                        .withName(service.getMetadata().getName())
                        .withUid(service.getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withAddressType("IPv4")
                .withPorts(plan.ports())
                .withEndpoints(plan.slices().get(index))
                .build();
    }
}
