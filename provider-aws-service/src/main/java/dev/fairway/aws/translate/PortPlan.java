package dev.fairway.aws.translate;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One listener of the balancer. A balancer has each port number once: TCP and UDP on one number become one TCP_UDP listener,
 * which needs one pool, so both must go to the same place.
 *
 * @param protocol {@code TCP}, {@code UDP} or {@code TCP_UDP}
 * @param members the Service's ports that it serves; one, or the two of a TCP_UDP listener
 */
public record PortPlan(int port, String protocol, List<Listener> members) {

    public static List<PortPlan> of(Frontend frontend) {
        Map<Integer, List<Listener>> byPort = new TreeMap<>();
        frontend.listeners()
                .forEach(l -> byPort.computeIfAbsent(l.port(), port -> new ArrayList<>())
                        .add(l));
        return byPort.entrySet().stream()
                .map(e -> new PortPlan(e.getKey(), protocol(e.getValue()), List.copyOf(e.getValue())))
                .toList();
    }

    public Pool pool() {
        return members.getFirst().pool();
    }

    /** The rule protocols that must be let in. */
    public List<String> transports() {
        return switch (protocol) {
            case "TCP_UDP" -> List.of("tcp", "udp");
            case "UDP" -> List.of("udp");
            default -> List.of("tcp");
        };
    }

    /** Where this goes is the same for all members. */
    public boolean agrees(boolean podTargets) {
        return members.stream()
                        .map(l -> podTargets ? l.pool().targetPort() : l.pool().nodePort() + "")
                        .distinct()
                        .count()
                == 1;
    }

    private static String protocol(List<Listener> members) {
        boolean tcp = members.stream().anyMatch(l -> l.protocol() == Protocol.TCP);
        boolean udp = members.stream().anyMatch(l -> l.protocol() == Protocol.UDP);
        return tcp && udp ? "TCP_UDP" : udp ? "UDP" : "TCP";
    }
}
