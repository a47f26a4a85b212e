package dev.fairway.contracts.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pod's address and port, or a node (port 0: each pool has its own node port).
 *
 * @param node name of the node, or of the pod's node
 * @param providerId of the node; null for pods, and for nodes that have none yet
 * @param ready for pods, the endpoint's condition; for nodes, informational only: health checks decide
 * @param serving for pods, may still be used while terminating
 * @param labels of the node; empty for pods
 */
public record Target(
        List<String> addresses,
        int port,
        @Nullable String node,
        @Nullable String zone,
        @Nullable String providerId,
        boolean ready,
        boolean serving,
        boolean terminating,
        Map<String, String> labels) {

    public Target {
        addresses = List.copyOf(addresses);
        labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
