package dev.fairway.cluster.apiserver.allocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.admission.ServiceShape;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives Services their cluster IP and node ports. The next free one after the last given, so that a freed one is not given
 * again at once.
 */
public final class Allocator {
    private static final int FIRST_PORT = 30_000;
    private static final int LAST_PORT = 32_767;
    private static final String RANGE = "10.96.0.0/16";
    /** As upstream the low addresses are left to those who ask for one. */
    private static final int FIRST_IP = 256;

    private static final int IPS = 65_535;

    private final Taken taken = new Taken();
    private int lastPort = FIRST_PORT - 1;
    private int lastIp = FIRST_IP - 1;

    public void changed(@Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null) {
            taken.remove(before);
        }
        if (after != null) {
            taken.add(after);
        }
    }

    /** Completes the Service in place, or says what it asked for and cannot have. */
    public List<Problem> allocate(ObjectNode service, @Nullable JsonNode old) {
        ObjectNode spec = Json.child(service, "spec");
        ServiceShape shape = new ServiceShape(spec);
        var problems = new ArrayList<Problem>();
        if (shape.needsClusterIp()) {
            clusterIp(spec, old == null ? "" : Json.text(old, "spec", "clusterIP"), problems);
        }
        Set<Integer> own = old == null ? Set.of() : Taken.ports(old);
        Set<Integer> used = new HashSet<>(Taken.ports(service));
        List<ObjectNode> ports = shape.ports();
        for (int i = 0; i < ports.size(); i++) {
            port(ports.get(i), "spec.ports[" + i + "].nodePort", own, problems);
        }
        for (ObjectNode port : ports) {
            if (shape.needsNodePort() && port.path("nodePort").asInt(0) == 0) {
                port.put("nodePort", next(used));
            }
        }
        if (shape.needsHealthCheckPort()) {
            if (spec.path("healthCheckNodePort").asInt(0) == 0) {
                spec.put("healthCheckNodePort", next(used));
            } else {
                check(spec.path("healthCheckNodePort"), "spec.healthCheckNodePort", own, problems);
            }
        }
        return problems;
    }

    private void clusterIp(ObjectNode spec, String own, List<Problem> problems) {
        String ip = Json.text(spec, "clusterIP");
        if (ip.isEmpty() && !spec.path("clusterIPs").isEmpty()) {
            ip = spec.path("clusterIPs").path(0).asText();
            spec.put("clusterIP", ip);
        }
        if (ip.isEmpty()) {
            ip = nextIp();
            spec.put("clusterIP", ip);
        } else if (!ip.equals("None") && !ip.equals(own)) {
            if (!ip.startsWith("10.96.")) {
                problems.add(Problem.invalid(
                        "spec.clusterIPs",
                        Json.array().add(ip),
                        "failed to allocate IP " + ip + ": the provided IP (" + ip
                                + ") is not in the valid range. The range of valid IPs is " + RANGE));
            } else if (taken.hasIp(ip)) {
                problems.add(Problem.invalid(
                        "spec.clusterIPs",
                        Json.array().add(ip),
                        "failed to allocate IP " + ip + ": provided IP is already allocated"));
            }
        }
        if (spec.path("clusterIPs").isEmpty()) {
            spec.putArray("clusterIPs").add(ip);
        }
    }

    private void port(ObjectNode port, String field, Set<Integer> own, List<Problem> problems) {
        if (port.path("nodePort").asInt(0) != 0) {
            check(port.path("nodePort"), field, own, problems);
        }
    }

    private void check(JsonNode port, String field, Set<Integer> own, List<Problem> problems) {
        int number = port.asInt();
        if (own.contains(number)) {
            return;
        }
        if (number < FIRST_PORT || number > LAST_PORT) {
            problems.add(Problem.invalid(
                    field,
                    port,
                    "provided port is not in the valid range. The range of valid ports is " + FIRST_PORT + "-"
                            + LAST_PORT));
        } else if (taken.hasPort(number)) {
            problems.add(Problem.invalid(field, port, "provided port is already allocated"));
        }
    }

    private int next(Set<Integer> used) {
        if (taken.ports() + used.size() > LAST_PORT - FIRST_PORT) {
            throw new IllegalStateException("all node ports " + FIRST_PORT + "-" + LAST_PORT + " are allocated");
        }
        do {
            lastPort = lastPort >= LAST_PORT ? FIRST_PORT : lastPort + 1;
        } while (taken.hasPort(lastPort) || used.contains(lastPort));
        used.add(lastPort);
        return lastPort;
    }

    private String nextIp() {
        String ip;
        do {
            lastIp = lastIp >= IPS - 1 ? FIRST_IP : lastIp + 1;
            ip = "10.96." + (lastIp >> 8) + "." + (lastIp & 255);
        } while (taken.hasIp(ip));
        return ip;
    }
}
