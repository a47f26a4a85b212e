package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one node port of one node leads to, as kube-proxy has it.
 *
 * <pre>
 * policy   endpoints                                          source address
 * Cluster  ready ones; if none, those still serving           the node's
 * Local    the same, of this node only                        the client's
 * </pre>
 *
 * @param node address that is listened on
 * @param protocol {@code TCP} or {@code UDP}
 * @param keepClient the pod sees the client's address
 */
public record Forwarding(String node, int port, String protocol, boolean keepClient, List<Backend> backends) {

    public record Backend(String address, int port) {}

    /** @param nodeName whose node port it is, listening on {@code nodeAddress} */
    public static List<Forwarding> of(
            Service service, List<EndpointSlice> slices, String nodeName, String nodeAddress) {
        boolean local = "Local".equals(service.getSpec().getExternalTrafficPolicy());
        List<Forwarding> all = new ArrayList<>();
        for (ServicePort port : service.getSpec().getPorts()) {
            if (port.getNodePort() != null && port.getNodePort() != 0) {
                all.add(new Forwarding(
                        nodeAddress,
                        port.getNodePort(),
                        port.getProtocol(),
                        local,
                        backends(port, slices, local ? nodeName : "")));
            }
        }
        return all;
    }

    /** How many ready endpoints a node has itself: what its health check answers. */
    public static long localEndpoints(List<EndpointSlice> slices, String nodeName) {
        return slices.stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(e -> nodeName.equals(e.getNodeName()) && ready(e))
                .flatMap(e -> e.getAddresses().stream())
                .distinct()
                .count();
    }

    private static List<Backend> backends(ServicePort port, List<EndpointSlice> slices, String onlyNode) {
        List<Backend> ready = new ArrayList<>();
        List<Backend> serving = new ArrayList<>();
        String name = port.getName() == null ? "" : port.getName();
        for (EndpointSlice slice : slices) {
            for (EndpointPort target : slice.getPorts()) {
                if (!name.equals(target.getName() == null ? "" : target.getName())) {
                    continue;
                }
                for (Endpoint endpoint : slice.getEndpoints()) {
                    if (!onlyNode.isEmpty() && !onlyNode.equals(endpoint.getNodeName())) {
                        continue;
                    }
                    Backend backend = new Backend(endpoint.getAddresses().getFirst(), target.getPort());
                    if (ready(endpoint)) {
                        ready.add(backend);
                    } else if (Boolean.TRUE.equals(endpoint.getConditions().getServing())) {
                        serving.add(backend);
                    }
                }
            }
        }
        return ready.isEmpty() ? serving : ready;
    }

    private static boolean ready(Endpoint endpoint) {
        return endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
    }
}
