package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ingresses: pkg/apis/networking/validation, for the fields in use. */
final class Ingresses {
    private static final Set<String> PATH_TYPES = Set.of("Exact", "ImplementationSpecific", "Prefix");

    static List<Problem> problems(JsonNode ingress) {
        JsonNode spec = ingress.path("spec");
        var problems = new ArrayList<Problem>();
        List<ObjectNode> rules = Json.objects(spec.path("rules"));
        if (rules.isEmpty() && !spec.hasNonNull("defaultBackend")) {
            problems.add(Problem.invalid("spec", Json.array(), "either `defaultBackend` or `rules` must be specified"));
        }
        for (int i = 0; i < rules.size(); i++) {
            String field = "spec.rules[" + i + "]";
            String host = Json.text(rules.get(i), "host");
            if (Addresses.isIp(host)) {
                problems.add(Problem.invalid(field + ".host", host, "must be a DNS name, not an IP address"));
            }
            List<ObjectNode> paths = Json.objects(Json.at(rules.get(i), "http", "paths"));
            for (int j = 0; j < paths.size(); j++) {
                path(paths.get(j), field + ".http.paths[" + j + "]", problems);
            }
        }
        problems.addAll(StatusValidation.balancer(ingress, true));
        return problems;
    }

    private static void path(ObjectNode path, String field, List<Problem> problems) {
        String type = Json.text(path, "pathType");
        if (type.isEmpty()) {
            problems.add(Problem.required(field + ".pathType", "pathType must be specified"));
        } else if (!PATH_TYPES.contains(type)) {
            problems.add(Problem.notSupported(field + ".pathType", type, "Exact", "ImplementationSpecific", "Prefix"));
        }
        String value = Json.text(path, "path");
        if (!type.equals("ImplementationSpecific") && !value.startsWith("/")) {
            problems.add(Problem.invalid(field + ".path", value, "must be an absolute path"));
        }
        if (!path.path("backend").hasNonNull("service") && !path.path("backend").hasNonNull("resource")) {
            problems.add(Problem.required(field + ".backend", "either a service or a resource is required"));
        }
    }

    private Ingresses() {}
}
