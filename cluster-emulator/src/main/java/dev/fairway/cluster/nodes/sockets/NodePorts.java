package dev.fairway.cluster.nodes.sockets;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.Forwarding;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The open node ports; told all that should be there, it opens and closes what differs. Connections that a closed one passed on
 * stay, as they do with kube-proxy.
 */
public final class NodePorts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(NodePorts.class.getName());

    private record Open(Route route, AutoCloseable socket) {}

    private final LoopbackAddresses addresses;
    private final Map<String, Open> open = new HashMap<>();

    public NodePorts(LoopbackAddresses addresses) {
        this.addresses = addresses;
    }

    public void apply(Collection<Forwarding> wanted) {
        Set<String> keys = new HashSet<>();
        for (Forwarding forwarding : wanted) {
            String key = forwarding.protocol() + " " + forwarding.node() + ":" + forwarding.port();
            keys.add(key);
            Open there = open.get(key);
            if (there != null) {
                there.route.use(forwarding);
            } else {
                open(key, forwarding);
            }
        }
        open.entrySet().removeIf(entry -> {
            boolean gone = !keys.contains(entry.getKey());
            if (gone) {
                close(entry.getValue());
            }
            return gone;
        });
    }

    private void open(String key, Forwarding forwarding) {
        Route route = new Route(forwarding, addresses);
        try {
            switch (forwarding.protocol()) {
                case "TCP" ->
                    open.put(
                            key,
                            new Open(
                                    route,
                                    Listener.open(
                                            forwarding.node(),
                                            forwarding.port(),
                                            client -> TcpPort.forward(client, route))));
                case "UDP" -> open.put(key, new Open(route, UdpPort.open(forwarding.node(), forwarding.port(), route)));
                default -> {} // SCTP is not played
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "node port {0}: {1}", key, e.getMessage());
        }
    }

    private static void close(Open open) {
        try {
            open.socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close a node port", e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(NodePorts::close);
        open.clear();
    }
}
