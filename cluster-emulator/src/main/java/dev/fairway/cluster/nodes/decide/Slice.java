package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;

/** What we say in a slice, without what a server may add, to see whether it has to be written. */
record Slice(Map<String, String> labels, List<EndpointPort> ports, List<Row> endpoints) {

    record Row(
            List<String> addresses,
            boolean ready,
            boolean serving,
            boolean going,
            String node,
            String zone,
            String pod) {}

    static Slice of(EndpointSlice slice) {
        Map<String, String> labels = slice.getMetadata().getLabels();
        return new Slice(
                labels == null ? Map.of() : labels,
                Shape.list(slice.getPorts()),
                Shape.list(slice.getEndpoints()).stream().map(Slice::row).toList());
    }

    private static Row row(Endpoint endpoint) {
        var conditions = endpoint.getConditions();
        return new Row(
                endpoint.getAddresses(),
                conditions != null && Boolean.TRUE.equals(conditions.getReady()),
                conditions != null && Boolean.TRUE.equals(conditions.getServing()),
                conditions != null && Boolean.TRUE.equals(conditions.getTerminating()),
                Shape.text(endpoint.getNodeName()),
                Shape.text(endpoint.getZone()),
                endpoint.getTargetRef() == null
                        ? ""
                        : Shape.text(endpoint.getTargetRef().getUid()));
    }
}
