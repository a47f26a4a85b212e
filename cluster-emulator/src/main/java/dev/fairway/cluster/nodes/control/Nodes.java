package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.NodesConfig;
import dev.fairway.cluster.nodes.decide.NodePlan;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of the kubelet that speaks of its node: adopts every Node whose providerID it knows how to play. */
public final class Nodes {
    private static final List<String> ZONES = List.of("a", "b", "c");

    private final KubernetesClient client;
    private final World world;
    private final NodesConfig config;
    private final CloudNotices cloud;

    public Nodes(KubernetesClient client, World world, NodesConfig config) {
        this.client = client;
        this.world = world;
        this.config = config;
        this.cloud = new CloudNotices(config.cloudAdmin());
    }

    /** At the first start of a cluster. */
    public void createFirst() {
        int aws = config.nodes().getOrDefault("aws", 0);
        for (int i = 1; i <= aws; i++) {
            String name = "node-" + i;
            if (client.nodes().withName(name).get() == null
                    && client.nodes().list().getItems().size() < aws) {
                String zone = "us-east-1" + ZONES.get((i - 1) % ZONES.size());
                client.resource(new NodeBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .withNewSpec()
                                .withProviderID("aws:///" + zone + "/i-%017x".formatted(i))
                                .endSpec()
                                .build())
                        .create();
            }
        }
    }

    public void look() {
        Set<Integer> taken = new HashSet<>();
        world.nodes().forEach(node -> number(node).ifPresent(taken::add));
        for (Node node : world.nodes()) {
            String providerId =
                    node.getSpec().getProviderID() == null ? "" : node.getSpec().getProviderID();
            NodePlan.of(providerId).ifPresent(plan -> adopt(node, plan, taken));
        }
        cloud.tell(world.nodes());
    }

    private void adopt(Node node, NodePlan plan, Set<Integer> taken) {
        int number = number(node).orElseGet(() -> NodePlan.freeNumber(taken));
        taken.add(number);
        if (node.getSpec().getPodCIDR() == null) {
            client.nodes()
                    .withName(node.getMetadata().getName())
                    .edit(n -> new NodeBuilder(n)
                            .editMetadata()
                            .addToLabels(
                                    "kubernetes.io/hostname", n.getMetadata().getName())
                            .addToLabels("topology.kubernetes.io/zone", plan.zone())
                            .addToLabels("topology.kubernetes.io/region", plan.region())
                            .endMetadata()
                            .editSpec()
                            .withPodCIDR(plan.podCidr(number))
                            .withPodCIDRs(plan.podCidr(number))
                            .endSpec()
                            .build());
        }
        if (number(node).isEmpty()) {
            ready(node.getMetadata().getName(), config.addresses().node(number));
        }
    }

    private void ready(String name, String address) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        client.nodes()
                .withName(name)
                .editStatus(n -> new NodeBuilder(n)
                        .withNewStatus()
                        .withAddresses(new NodeAddress(address, "InternalIP"), new NodeAddress(name, "Hostname"))
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .withReason("KubeletReady")
                        .withMessage("played by Fairway's cluster emulator")
                        .withLastHeartbeatTime(now)
                        .withLastTransitionTime(now)
                        .endCondition()
                        .endStatus()
                        .build());
    }

    /** The last part of its address, once it has one. */
    private java.util.Optional<Integer> number(Node node) {
        return address(node)
                .filter(a -> a.startsWith(config.addresses().nodePrefix()))
                .map(a -> Integer.parseInt(
                        a.substring(config.addresses().nodePrefix().length())));
    }

    static java.util.Optional<String> address(Node node) {
        if (node.getStatus() == null || node.getStatus().getAddresses() == null) {
            return java.util.Optional.empty();
        }
        return node.getStatus().getAddresses().stream()
                .filter(a -> a.getType().equals("InternalIP"))
                .map(NodeAddress::getAddress)
                .findFirst();
    }
}
