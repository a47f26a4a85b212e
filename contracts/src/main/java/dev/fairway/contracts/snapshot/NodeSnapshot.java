package dev.fairway.contracts.snapshot;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A Node as far as a load balancer depends on it; key {@code cluster//name}. Taints are written {@code key:effect}. */
public record NodeSnapshot(
        String cluster,
        String name,
        String uid,
        boolean deleting,
        boolean ready,
        @Nullable String providerId,
        @Nullable String zone,
        List<String> internalAddresses,
        Map<String, String> labels,
        List<String> taints) {

    public NodeSnapshot {
        internalAddresses = internalAddresses == null ? List.of() : List.copyOf(internalAddresses);
        labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
        taints = taints == null ? List.of() : List.copyOf(taints);
    }
}
