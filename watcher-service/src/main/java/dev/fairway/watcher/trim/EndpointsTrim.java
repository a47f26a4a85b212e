package dev.fairway.watcher.trim;

import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Map;
import java.util.Objects;

/** A slice's ports and endpoints; references to pods, hints and topology go. */
public final class EndpointsTrim {
    private static final String SERVICE = "kubernetes.io/service-name";

    public static EndpointSliceSnapshot trim(String cluster, EndpointSlice slice) {
        ObjectMeta meta = slice.getMetadata();
        Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
        return new EndpointSliceSnapshot(
                cluster,
                meta.getNamespace(),
                meta.getName(),
                meta.getUid(),
                labels.getOrDefault(SERVICE, ""),
                Objects.requireNonNullElse(slice.getAddressType(), "IPv4"),
                slice.getPorts().stream().map(EndpointsTrim::port).toList(),
                slice.getEndpoints().stream().map(EndpointsTrim::endpoint).toList());
    }

    private static EndpointSliceSnapshot.Port port(EndpointPort port) {
        return new EndpointSliceSnapshot.Port(
                Objects.requireNonNullElse(port.getName(), ""),
                Objects.requireNonNullElse(port.getProtocol(), "TCP"),
                Objects.requireNonNullElse(port.getPort(), 0));
    }

    /** A condition that is not set: ready means yes, serving means as ready, terminating means no (API of discovery.k8s.io/v1). */
    private static EndpointSliceSnapshot.Endpoint endpoint(Endpoint endpoint) {
        EndpointConditions conditions =
                Objects.requireNonNullElseGet(endpoint.getConditions(), EndpointConditions::new);
        boolean ready = !Boolean.FALSE.equals(conditions.getReady());
        return new EndpointSliceSnapshot.Endpoint(
                endpoint.getAddresses(),
                ready,
                conditions.getServing() == null ? ready : conditions.getServing(),
                Boolean.TRUE.equals(conditions.getTerminating()),
                endpoint.getNodeName(),
                endpoint.getZone());
    }

    private EndpointsTrim() {}
}
