package dev.fairway.cluster.nodes.sockets;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.Forwarding;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The open node ports; told all that should be there, it opens and closes what differs. */
public final class NodePorts implements AutoCloseable {
    private final LoopbackAddresses addresses;
    private final Map<String, NodePort> open = new HashMap<>();

    public NodePorts(LoopbackAddresses addresses) {
        this.addresses = addresses;
    }

    public synchronized void apply(Collection<Forwarding> wanted) {
        Set<String> keys = new HashSet<>();
        for (Forwarding forwarding : wanted) {
            String key = forwarding.protocol() + " " + forwarding.node() + ":" + forwarding.port();
            keys.add(key);
            open.computeIfAbsent(key, k -> NodePort.open(forwarding, addresses)).use(forwarding);
        }
        open.entrySet().removeIf(entry -> {
            boolean gone = !keys.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    @Override
    public synchronized void close() {
        open.values().forEach(NodePort::close);
        open.clear();
    }
}
