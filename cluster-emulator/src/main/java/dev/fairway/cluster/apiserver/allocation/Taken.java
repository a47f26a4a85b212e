package dev.fairway.cluster.apiserver.allocation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.admission.ServiceShape;
import dev.fairway.cluster.apiserver.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What all Services together hold. A node port may be held once per protocol by one Service. */
public final class Taken {
    private final Set<String> clusterIps = new HashSet<>();
    private final Map<Integer, Integer> nodePorts = new HashMap<>();

    public void add(JsonNode service) {
        clusterIps.add(Json.text(service, "spec", "clusterIP"));
        ports(service).forEach(port -> nodePorts.merge(port, 1, Integer::sum));
    }

    public void remove(JsonNode service) {
        clusterIps.remove(Json.text(service, "spec", "clusterIP"));
        ports(service).forEach(port -> nodePorts.computeIfPresent(port, (p, times) -> times == 1 ? null : times - 1));
    }

    boolean hasIp(String ip) {
        return clusterIps.contains(ip);
    }

    boolean hasPort(int port) {
        return nodePorts.containsKey(port);
    }

    int ports() {
        return nodePorts.size();
    }

    /** Each number once, the health check's among them. */
    static Set<Integer> ports(JsonNode service) {
        Set<Integer> ports = new HashSet<>(ServiceShape.of(service).nodePorts());
        ports.add(Json.at(service, "spec", "healthCheckNodePort").asInt(0));
        ports.remove(0);
        return ports;
    }
}
