package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.AddressPlan;
import dev.fairway.cluster.nodes.decide.Place;
import dev.fairway.cluster.nodes.decide.PlayedCloud;
import dev.fairway.cluster.nodes.decide.Shape;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The part of the kubelet that speaks of its node: adopts every Node whose providerID it knows how to play. */
public final class Nodes {
    /** node-2 before node-10 and before gcp-node-1. */
    private static final Comparator<Node> IN_TURN =
            Comparator.comparingInt((Node node) -> Shape.name(node).length()).thenComparing(Shape::name);

    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String REGION = "topology.kubernetes.io/region";
    private static final String HOSTNAME = "kubernetes.io/hostname";

    private final KubernetesClient client;
    private final World world;
    private final LoopbackAddresses addresses;

    public Nodes(KubernetesClient client, World world, LoopbackAddresses addresses) {
        this.client = client;
        this.world = world;
        this.addresses = addresses;
    }

    public void look() {
        List<Node> nodes = world.nodes.list().stream().sorted(IN_TURN).toList();
        Set<Integer> numbers = new HashSet<>();
        Set<String> ranges = new HashSet<>();
        for (Node node : nodes) {
            number(node).ifPresent(numbers::add);
            ranges.add(Shape.text(node.getSpec().getPodCIDR()));
        }
        for (Node node : nodes) {
            PlayedCloud.place(Shape.text(node.getSpec().getProviderID()))
                    .ifPresent(place -> adopt(node, place, numbers, ranges));
        }
    }

    private void adopt(Node node, Place place, Set<Integer> numbers, Set<String> ranges) {
        Map<String, String> labels = new HashMap<>();
        if (Shape.label(node, ZONE).isEmpty()) {
            labels.put(ZONE, place.zone());
        }
        if (Shape.label(node, REGION).isEmpty()) {
            labels.put(REGION, place.region());
        }
        if (Shape.label(node, HOSTNAME).isEmpty()) {
            labels.put(HOSTNAME, Shape.name(node));
        }
        boolean without = Shape.text(node.getSpec().getPodCIDR()).isEmpty();
        String range = without
                ? AddressPlan.podCidr(place.zoneIndex(), ranges)
                : node.getSpec().getPodCIDR();
        ranges.add(range);
        if (without || !labels.isEmpty()) {
            Map<String, Object> patch = Map.of(
                    "metadata", Map.of("uid", Shape.uid(node), "labels", labels),
                    "spec", Map.of("podCIDR", range, "podCIDRs", List.of(range)));
            world.nodes.wrote(Patches.patch(client.nodes().withName(Shape.name(node)), patch));
        }
        if (number(node).isEmpty()) {
            int number = AddressPlan.nodeNumber(Shape.name(node), numbers);
            numbers.add(number);
            world.nodes.wrote(Patches.status(
                    client.nodes().withName(Shape.name(node)), node, running(node, addresses.node(number))));
        }
    }

    private static NodeStatus running(Node node, String address) {
        String now = Patches.now();
        Map<String, Quantity> size =
                Map.of("cpu", new Quantity("4"), "memory", new Quantity("16Gi"), "pods", new Quantity("110"));
        return new NodeStatusBuilder()
                .withAddresses(new NodeAddress(address, "InternalIP"), new NodeAddress(Shape.name(node), "Hostname"))
                .withCapacity(size)
                .withAllocatable(size)
                .withNewNodeInfo()
                .withArchitecture("amd64")
                .withOperatingSystem("linux")
                .withOsImage("Fairway cluster emulator")
                .withKubeletVersion("v1.35.4")
                .withKubeProxyVersion("v1.35.4")
                .withKernelVersion("")
                .withContainerRuntimeVersion("fairway://1")
                .withBootID("")
                .withMachineID("")
                .withSystemUUID("")
                .endNodeInfo()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .withReason("KubeletReady")
                .withMessage("played by Fairway's cluster emulator")
                .withLastHeartbeatTime(now)
                .withLastTransitionTime(now)
                .endCondition()
                .build();
    }

    /** The last part of its address, once it has one of ours. */
    private OptionalInt number(Node node) {
        return Shape.internalIp(node).map(addresses::nodeNumber).orElseGet(OptionalInt::empty);
    }
}
