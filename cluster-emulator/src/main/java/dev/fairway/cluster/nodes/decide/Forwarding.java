package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where one node port of one node leads to, as kube-proxy has it. One that leads nowhere is not there: kube-proxy refuses
 * connections to it.
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
 * @param sticky a client gets the same pod each time
 */
public record Forwarding(
        String node, int port, String protocol, boolean keepClient, boolean sticky, List<Backend> backends) {
    private static final Set<String> TYPES = Set.of("NodePort", "LoadBalancer");

    public record Backend(String address, int port) {}

    /** @param nodeName whose node ports they are, listening on {@code nodeAddress} */
    public static List<Forwarding> of(
            Service service, List<EndpointSlice> slices, String nodeName, String nodeAddress) {
        List<Forwarding> all = new ArrayList<>();
        if (!TYPES.contains(service.getSpec().getType())) {
            return all;
        }
        boolean local = "Local".equals(service.getSpec().getExternalTrafficPolicy());
        boolean sticky = "ClientIP".equals(service.getSpec().getSessionAffinity());
        for (ServicePort port : Shape.list(service.getSpec().getPorts())) {
            int number = Shape.number(port.getNodePort());
            List<Backend> backends = backends(port, slices, local ? nodeName : "");
            if (number != 0 && !backends.isEmpty()) {
                String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
                all.add(new Forwarding(nodeAddress, number, protocol, local, sticky, backends));
            }
        }
        return all;
    }

    private static List<Backend> backends(ServicePort port, List<EndpointSlice> slices, String onlyNode) {
        List<Backend> ready = new ArrayList<>();
        List<Backend> serving = new ArrayList<>();
        String name = Shape.text(port.getName());
        for (EndpointSlice slice : slices) {
            for (EndpointPort target : Shape.list(slice.getPorts())) {
                if (!name.equals(Shape.text(target.getName()))) {
                    continue;
                }
                for (Endpoint endpoint : Shape.list(slice.getEndpoints())) {
                    if (!onlyNode.isEmpty() && !onlyNode.equals(endpoint.getNodeName())) {
                        continue;
                    }
                    Backend backend = new Backend(endpoint.getAddresses().getFirst(), target.getPort());
                    if (isReady(endpoint)) {
                        ready.add(backend);
                    } else if (Boolean.TRUE.equals(endpoint.getConditions().getServing())) {
                        serving.add(backend);
                    }
                }
            }
        }
        return ready.isEmpty() ? serving : ready;
    }

    /** An unknown condition counts as ready, says the API. */
    static boolean isReady(Endpoint endpoint) {
        return endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
    }
}
