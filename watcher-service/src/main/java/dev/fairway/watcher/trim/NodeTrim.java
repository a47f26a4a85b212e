package dev.fairway.watcher.trim;

import dev.fairway.contracts.snapshot.NodeSnapshot;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Objects;

/** A Node without heartbeats, images and capacities, so that most of its updates make no difference. */
public final class NodeTrim {
    private static final String ZONE = "topology.kubernetes.io/zone";

    public static NodeSnapshot trim(String cluster, Node node) {
        ObjectMeta meta = node.getMetadata();
        NodeSpec spec = Objects.requireNonNullElseGet(node.getSpec(), NodeSpec::new);
        NodeStatus status = Objects.requireNonNullElseGet(node.getStatus(), NodeStatus::new);
        Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
        return new NodeSnapshot(
                cluster,
                meta.getName(),
                meta.getUid(),
                meta.getDeletionTimestamp() != null,
                status.getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True")),
                spec.getProviderID() == null || spec.getProviderID().isEmpty() ? null : spec.getProviderID(),
                labels.get(ZONE),
                status.getAddresses().stream()
                        .filter(address -> address.getType().equals("InternalIP"))
                        .map(NodeAddress::getAddress)
                        .toList(),
                labels,
                spec.getTaints().stream()
                        .map(taint -> taint.getKey() + ":" + taint.getEffect())
                        .sorted()
                        .toList());
    }

    private NodeTrim() {}
}
