package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Optional;

/**
 * What a node answers to a load balancer that asks whether it has ready pods of a Service itself.
 *
 * @param node address that is listened on
 * @param local how many ready endpoints are on that node
 */
public record HealthCheck(String node, int port, String namespace, String name, long local) {

    public static Optional<HealthCheck> of(
            Service service, List<EndpointSlice> slices, String nodeName, String nodeAddress) {
        int port = Shape.number(service.getSpec().getHealthCheckNodePort());
        boolean asked = "LoadBalancer".equals(service.getSpec().getType())
                && "Local".equals(service.getSpec().getExternalTrafficPolicy());
        if (port == 0 || !asked) {
            return Optional.empty();
        }
        long local = slices.stream()
                .flatMap(slice -> Shape.list(slice.getEndpoints()).stream())
                .filter(e -> nodeName.equals(e.getNodeName()) && Forwarding.isReady(e))
                .flatMap(e -> e.getAddresses().stream())
                .distinct()
                .count();
        return Optional.of(
                new HealthCheck(nodeAddress, port, service.getMetadata().getNamespace(), Shape.name(service), local));
    }

    public int status() {
        return local > 0 ? 200 : 503;
    }

    /** As kube-proxy words it (pkg/proxy/healthcheck/service_health.go). */
    public String body() {
        return """
                {
                \t"service": {
                \t\t"namespace": "%s",
                \t\t"name": "%s"
                \t},
                \t"localEndpoints": %d,
                \t"serviceProxyHealthy": true
                }""".formatted(namespace, name, local);
    }
}
