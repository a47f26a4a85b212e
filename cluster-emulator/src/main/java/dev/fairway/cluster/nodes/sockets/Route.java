package dev.fairway.cluster.nodes.sockets;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.Forwarding;
import dev.fairway.cluster.nodes.decide.Forwarding.Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** Which pod a client of one node port gets, and from which address it is reached; may change at any time. */
final class Route {
    private final LoopbackAddresses addresses;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Forwarding forwarding;

    Route(Forwarding forwarding, LoopbackAddresses addresses) {
        this.forwarding = forwarding;
        this.addresses = addresses;
    }

    void use(Forwarding newer) {
        forwarding = newer;
    }

    record Leg(InetSocketAddress from, InetSocketAddress to) {}

    Leg leg(InetAddress client) throws UnknownHostException {
        Forwarding now = forwarding;
        int choice = now.sticky() ? client.hashCode() : turn.getAndIncrement();
        Backend backend =
                now.backends().get(Math.floorMod(choice, now.backends().size()));
        InetAddress source = now.keepClient() ? client : InetAddress.getByName(now.node());
        return new Leg(
                new InetSocketAddress(source, 0),
                new InetSocketAddress(InetAddress.getByName(addresses.socket(backend.address())), backend.port()));
    }

    /** Whether a pod may still be sent to. */
    boolean leadsTo(InetSocketAddress pod) {
        return forwarding.backends().stream()
                .anyMatch(b -> b.port() == pod.getPort()
                        && addresses.socket(b.address()).equals(pod.getAddress().getHostAddress()));
    }
}
