package dev.fairway.watcher.trim;

import dev.fairway.contracts.snapshot.NodeSnapshot;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Map;

/** A Node without what changes every few seconds: its heartbeats make no snapshot. */
public final class TrimNode {

    public static NodeSnapshot of(String cluster, Node node) {
        Map<String, String> labels = node.getMetadata().getLabels() == null
                ? Map.of()
                : node.getMetadata().getLabels();
        return new NodeSnapshot(
                cluster,
                node.getMetadata().getName(),
                node.getMetadata().getUid(),
                node.getMetadata().getDeletionTimestamp() != null,
                ready(node),
                node.getSpec().getProviderID(),
                labels.get("topology.kubernetes.io/zone"),
                addresses(node),
                labels,
                taints(node));
    }

    private static boolean ready(Node node) {
        return node.getStatus() != null
                && node.getStatus().getConditions() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True"));
    }

    private static List<String> addresses(Node node) {
        return node.getStatus() == null || node.getStatus().getAddresses() == null
                ? List.of()
                : node.getStatus().getAddresses().stream()
                        .filter(a -> a.getType().equals("InternalIP"))
                        .map(a -> a.getAddress())
                        .toList();
    }

    private static List<String> taints(Node node) {
        return node.getSpec().getTaints() == null
                ? List.of()
                : node.getSpec().getTaints().stream()
                        .map(t -> t.getKey() + ":" + t.getEffect())
                        .sorted()
                        .toList();
    }

    private TrimNode() {}
}
