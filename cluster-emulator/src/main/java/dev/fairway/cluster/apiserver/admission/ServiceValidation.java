package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the real server refuses about a Service, in its words. */
public final class ServiceValidation {
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    public static List<String> problems(ObjectNode service, @Nullable ObjectNode before) {
        List<String> problems = new ArrayList<>();
        JsonNode spec = service.path("spec");
        String type = spec.path("type").asText();
        if (!TYPES.contains(type)) {
            problems.add("spec.type: Unsupported value: \"" + type
                    + "\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"");
        }
        ports(spec, type, problems);
        loadBalancerClass(spec, before, problems);
        if (!type.equals("LoadBalancer")
                && !spec.path("loadBalancerSourceRanges").isEmpty()) {
            problems.add("spec.LoadBalancerSourceRanges: Forbidden: may only be used when `type` is 'LoadBalancer'");
        }
        String policy = spec.path("externalTrafficPolicy").asText("Cluster");
        if (!policy.equals("Cluster") && !policy.equals("Local")) {
            problems.add("spec.externalTrafficPolicy: Unsupported value: \"" + policy
                    + "\": supported values: \"Cluster\", \"Local\"");
        }
        return problems;
    }

    private static void ports(JsonNode spec, String type, List<String> problems) {
        JsonNode ports = spec.path("ports");
        if (ports.isEmpty()
                && !type.equals("ExternalName")
                && !spec.path("clusterIP").asText().equals("None")) {
            problems.add("spec.ports: Required value");
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String at = "spec.ports[" + i + "]";
            String name = Json.text(port, "name");
            if (name.isEmpty() && ports.size() > 1) {
                problems.add(at + ".name: Required value");
            } else if (!name.isEmpty() && !names.add(name)) {
                problems.add(at + ".name: Duplicate value: \"" + name + "\"");
            }
            int number = port.path("port").asInt();
            if (number < 1 || number > 65535) {
                problems.add(at + ".port: Invalid value: " + number + ": must be between 1 and 65535, inclusive");
            }
            String protocol = port.path("protocol").asText("TCP");
            if (!PROTOCOLS.contains(protocol)) {
                problems.add(at + ".protocol: Unsupported value: \"" + protocol
                        + "\": supported values: \"SCTP\", \"TCP\", \"UDP\"");
            }
            if (!numbers.add(protocol + number)) {
                problems.add(at + ": Duplicate value: {\"port\":" + number + ",\"protocol\":\"" + protocol + "\"}");
            }
            int nodePort = port.path("nodePort").asInt();
            if (nodePort != 0 && (nodePort < Ports.FIRST_NODE_PORT || nodePort > Ports.LAST_NODE_PORT)) {
                problems.add(at + ".nodePort: Invalid value: " + nodePort
                        + ": provided port is not in the valid range. The range of valid ports is 30000-32767");
            }
        }
    }

    private static void loadBalancerClass(JsonNode spec, @Nullable ObjectNode before, List<String> problems) {
        if (before == null) {
            return;
        }
        JsonNode old = before.path("spec");
        boolean wasAndIs = old.path("type").asText().equals("LoadBalancer")
                && spec.path("type").asText().equals("LoadBalancer");
        if (wasAndIs && !Json.text(old, "loadBalancerClass").equals(Json.text(spec, "loadBalancerClass"))) {
            problems.add("spec.loadBalancerClass: Invalid value: \"" + Json.text(spec, "loadBalancerClass")
                    + "\": may not change once set");
        }
        String ip = Json.text(old, "clusterIP");
        if (!ip.isEmpty() && spec.has("clusterIP") && !ip.equals(Json.text(spec, "clusterIP"))) {
            problems.add("spec.clusterIPs[0]: Invalid value: [\"" + Json.text(spec, "clusterIP")
                    + "\"]: may not change once set");
        }
    }

    private ServiceValidation() {}
}
