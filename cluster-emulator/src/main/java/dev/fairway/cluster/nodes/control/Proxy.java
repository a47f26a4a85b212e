package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.Forwarding;
import dev.fairway.cluster.nodes.decide.HealthCheck;
import dev.fairway.cluster.nodes.decide.Shape;
import dev.fairway.cluster.nodes.sockets.HealthChecks;
import dev.fairway.cluster.nodes.sockets.NodePorts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** kube-proxy on every played node: node ports, and the health check that tells whether a node has pods of its own. */
public final class Proxy implements AutoCloseable {
    private final World world;
    private final LoopbackAddresses addresses;
    private final NodePorts ports;
    private final HealthChecks checks = new HealthChecks();

    public Proxy(World world, LoopbackAddresses addresses) {
        this.world = world;
        this.addresses = addresses;
        this.ports = new NodePorts(addresses);
    }

    public void look() {
        List<Forwarding> forwardings = new ArrayList<>();
        List<HealthCheck> healthChecks = new ArrayList<>();
        Map<String, List<EndpointSlice>> slices = Slices.byService(world);
        List<Node> nodes = world.nodes.list();
        for (Service service : world.services.list()) {
            List<EndpointSlice> own = slices.getOrDefault(Slices.key(service), List.of());
            for (Node node : nodes) {
                Shape.internalIp(node)
                        .filter(address -> addresses.nodeNumber(address).isPresent())
                        .ifPresent(address -> {
                            forwardings.addAll(Forwarding.of(service, own, Shape.name(node), address));
                            HealthCheck.of(service, own, Shape.name(node), address)
                                    .ifPresent(healthChecks::add);
                        });
            }
        }
        ports.apply(forwardings);
        checks.apply(healthChecks);
    }

    @Override
    public void close() {
        ports.close();
        checks.close();
    }
}
