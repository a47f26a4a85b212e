package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ports of a Service: validateServicePort of pkg/apis/core/validation. */
final class PortValidation {
    private static final String RANGE = "must be between 1 and 65535, inclusive";
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> nodePorts = new HashSet<>();
    private final ServiceShape shape;

    private PortValidation(ServiceShape shape) {
        this.shape = shape;
    }

    static List<Problem> check(ServiceShape shape) {
        var validation = new PortValidation(shape);
        List<ObjectNode> ports = shape.ports();
        if (ports.isEmpty() && !shape.headless() && !shape.is("ExternalName")) {
            validation.problems.add(Problem.required("spec.ports", ""));
        }
        for (int i = 0; i < ports.size(); i++) {
            validation.port(ports.get(i), "spec.ports[" + i + "]", ports.size() > 1);
        }
        return validation.problems;
    }

    private void port(ObjectNode port, String field, boolean nameRequired) {
        name(port, field + ".name", nameRequired);
        number(port.path("port"), field + ".port");
        String protocol = Json.text(port, "protocol");
        if (!PROTOCOLS.contains(protocol)) {
            problems.add(Problem.notSupported(field + ".protocol", protocol, "SCTP", "TCP", "UDP"));
        }
        target(port.path("targetPort"), field + ".targetPort");
        if (!numbers.add(port.path("port").asInt() + "/" + protocol)) {
            JsonNode value =
                    Json.object().put("port", port.path("port").asInt()).put("protocol", protocol);
            problems.add(Problem.duplicate(field, value));
        }
        int nodePort = port.path("nodePort").asInt(0);
        if (nodePort != 0 && (shape.is("ClusterIP") || shape.is("ExternalName"))) {
            problems.add(Problem.forbidden(
                    field + ".nodePort", "may not be used when `type` is '" + Json.text(shape.spec(), "type") + "'"));
        } else if (nodePort != 0 && !nodePorts.add(nodePort + "/" + protocol)) {
            problems.add(Problem.duplicate(field + ".nodePort", port.path("nodePort")));
        }
        if (shape.is("LoadBalancer") && port.path("port").asInt() == 10_250) {
            problems.add(Problem.invalid(
                    field, port.path("port"), "may not expose port 10250 externally since it is used by kubelet"));
        }
    }

    private void name(ObjectNode port, String field, boolean required) {
        String name = Json.text(port, "name");
        if (name.isEmpty()) {
            if (required) {
                problems.add(Problem.required(field, ""));
            }
            return;
        }
        Names.label(name).ifPresent(why -> problems.add(Problem.invalid(field, name, why)));
        if (!names.add(name)) {
            problems.add(Problem.duplicate(field, port.path("name")));
        }
    }

    private void number(JsonNode number, String field) {
        if (!number.canConvertToInt() || number.asInt() < 1 || number.asInt() > 65_535) {
            problems.add(Problem.invalid(
                    field, number.isMissingNode() ? Json.object().numberNode(0) : number, RANGE));
        }
    }

    private void target(JsonNode target, String field) {
        if (target.isNumber()) {
            number(target, field);
            return;
        }
        String name = target.asText();
        if (name.length() > 15) {
            problems.add(Problem.invalid(field, name, "must be no more than 15 characters"));
        }
        if (!name.matches("[-a-z0-9]*")) {
            problems.add(Problem.invalid(
                    field, name, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"));
        } else if (!name.matches(".*[a-z].*")) {
            problems.add(Problem.invalid(field, name, "must contain at least one letter (a-z)"));
        }
    }
}
