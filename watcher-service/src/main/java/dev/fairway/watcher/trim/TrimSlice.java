package dev.fairway.watcher.trim;

import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot.Endpoint;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot.Port;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An EndpointSlice with Kubernetes' defaults for conditions filled in: ready unless false, serving as ready, not going. */
public final class TrimSlice {
    private static final String SERVICE = "kubernetes.io/service-name";

    public static EndpointSliceSnapshot of(String cluster, EndpointSlice slice) {
        return new EndpointSliceSnapshot(
                cluster,
                slice.getMetadata().getNamespace(),
                slice.getMetadata().getName(),
                slice.getMetadata().getUid(),
                service(slice),
                slice.getAddressType() == null ? "IPv4" : slice.getAddressType(),
                ports(slice),
                endpoints(slice));
    }

    /** Empty where the slice belongs to no Service. */
    public static String service(EndpointSlice slice) {
        Map<String, String> labels = slice.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(SERVICE, "");
    }

    private static List<Port> ports(EndpointSlice slice) {
        return slice.getPorts() == null
                ? List.of()
                : slice.getPorts().stream()
                        .map(port -> new Port(
                                port.getName() == null ? "" : port.getName(),
                                port.getProtocol() == null ? "TCP" : port.getProtocol(),
                                port.getPort() == null ? 0 : port.getPort()))
                        .toList();
    }

    private static List<Endpoint> endpoints(EndpointSlice slice) {
        return slice.getEndpoints() == null
                ? List.of()
                : slice.getEndpoints().stream()
                        .map(endpoint -> endpoint(
                                endpoint.getConditions(),
                                endpoint.getAddresses(),
                                endpoint.getNodeName(),
                                endpoint.getZone()))
                        .toList();
    }

    private static Endpoint endpoint(
            @Nullable EndpointConditions conditions,
            List<String> addresses,
            @Nullable String node,
            @Nullable String zone) {
        boolean ready = conditions == null || !Boolean.FALSE.equals(conditions.getReady());
        boolean serving = conditions == null || conditions.getServing() == null ? ready : conditions.getServing();
        boolean terminating = conditions != null && Boolean.TRUE.equals(conditions.getTerminating());
        return new Endpoint(addresses, ready, serving, terminating, node, zone);
    }

    private TrimSlice() {}
}
