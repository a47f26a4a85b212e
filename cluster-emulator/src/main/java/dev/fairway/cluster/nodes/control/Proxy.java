package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.Forwarding;
import dev.fairway.cluster.nodes.sockets.HttpServer;
import dev.fairway.cluster.nodes.sockets.NodePorts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** kube-proxy on every node: node ports, and the health check that tells whether a node has pods of its own. */
public final class Proxy implements AutoCloseable {
    private final World world;
    private final NodePorts ports;
    private final Map<String, HttpServer> checks = new HashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    public Proxy(World world, LoopbackAddresses addresses) {
        this.world = world;
        this.ports = new NodePorts(addresses);
    }

    public void look() {
        List<Forwarding> wanted = new ArrayList<>();
        Map<String, Long> localEndpoints = new HashMap<>();
        for (Service service : world.services()) {
            if (service.getSpec().getPorts() == null) {
                continue;
            }
            List<EndpointSlice> slices = Slices.of(world, service);
            for (Node node : world.nodes()) {
                String name = node.getMetadata().getName();
                Nodes.address(node).ifPresent(address -> {
                    wanted.addAll(Forwarding.of(service, slices, name, address));
                    Integer check = service.getSpec().getHealthCheckNodePort();
                    if (check != null && check != 0) {
                        String at = address + ":" + check;
                        localEndpoints.put(at, Forwarding.localEndpoints(slices, name));
                        answers.put(at, body(service, localEndpoints.get(at)));
                    }
                });
            }
        }
        ports.apply(wanted);
        check(localEndpoints);
    }

    /** As kube-proxy words it. */
    private static String body(Service service, long local) {
        return "{\"service\":{\"namespace\":\"" + service.getMetadata().getNamespace() + "\",\"name\":\""
                + service.getMetadata().getName() + "\"},\"localEndpoints\":" + local
                + ",\"serviceProxyHealthy\":true}";
    }

    private void check(Map<String, Long> localEndpoints) {
        answers.keySet().retainAll(localEndpoints.keySet());
        checks.entrySet().removeIf(entry -> {
            boolean gone = !localEndpoints.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        localEndpoints
                .keySet()
                .forEach(at -> checks.computeIfAbsent(at, key -> {
                    String[] parts = key.split(":");
                    return HttpServer.listen(parts[0], Integer.parseInt(parts[1]), (path, client) -> {
                        String answer = answers.getOrDefault(key, "");
                        return new HttpServer.Reply(answer.contains("\"localEndpoints\":0") ? 503 : 200, answer);
                    });
                }));
    }

    @Override
    public void close() {
        ports.close();
        checks.values().forEach(HttpServer::close);
    }
}
