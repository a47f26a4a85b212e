package dev.fairway.contracts.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One EndpointSlice of a Service; key {@code cluster/namespace/name} of the slice.
 *
 * @param service the Service's name, from the label {@code kubernetes.io/service-name}
 */
public record EndpointSliceSnapshot(
        String cluster,
        String namespace,
        String name,
        String uid,
        String service,
        String addressType,
        List<Port> ports,
        List<Endpoint> endpoints) {

    public EndpointSliceSnapshot {
        ports = ports == null ? List.of() : List.copyOf(ports);
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    }

    /** @param name the name of the Service's port, empty where it has none; @param port 0 means any */
    public record Port(String name, String protocol, int port) {}

    /** The three conditions with Kubernetes' defaults already applied: ready and serving true, terminating false. */
    public record Endpoint(
            List<String> addresses,
            boolean ready,
            boolean serving,
            boolean terminating,
            @Nullable String nodeName,
            @Nullable String zone) {

        public Endpoint {
            addresses = List.copyOf(addresses);
        }
    }
}
