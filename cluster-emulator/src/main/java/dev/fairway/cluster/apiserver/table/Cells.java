package dev.fairway.cluster.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cells as pkg/printers/internalversion writes them. */
final class Cells {

    static String age(JsonNode object, Instant now) {
        return since(Json.text(object, "metadata", "creationTimestamp"), now);
    }

    /** As duration.HumanDuration: 90s, 3m5s, 25m, 2h5m, 30h, 3d. */
    static String since(String time, Instant now) {
        if (time.isEmpty()) {
            return "<unknown>";
        }
        long seconds = Math.max(0, Duration.between(Instant.parse(time), now).toSeconds());
        long minutes = seconds / 60;
        long hours = minutes / 60;
        if (seconds < 120) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return minutes + "m" + rest(seconds % 60, "s");
        }
        if (hours < 3) {
            return minutes + "m";
        }
        if (hours < 8) {
            return hours + "h" + rest(minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        return hours < 192 ? hours / 24 + "d" + rest(hours % 24, "h") : hours / 24 + "d";
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    static String externalIp(JsonNode service) {
        JsonNode spec = service.path("spec");
        List<String> external = Json.texts(spec.path("externalIPs"));
        return switch (Json.text(spec, "type")) {
            case "ExternalName" -> Json.text(spec, "externalName");
            case "LoadBalancer" -> {
                String all = Stream.concat(balancer(service), external.stream()).collect(Collectors.joining(","));
                yield all.isEmpty() ? "<pending>" : all;
            }
            default -> orNone(String.join(",", external));
        };
    }

    static Stream<String> balancer(JsonNode object) {
        return Json.objects(Json.at(object, "status", "loadBalancer", "ingress")).stream()
                .map(ingress -> Json.text(ingress, ingress.has("ip") ? "ip" : "hostname"));
    }

    static String servicePorts(JsonNode service) {
        return orNone(Json.objects(Json.at(service, "spec", "ports")).stream()
                .map(port -> Json.text(port, "port")
                        + (port.has("nodePort") ? ":" + Json.text(port, "nodePort") : "") + "/"
                        + Json.text(port, "protocol"))
                .collect(Collectors.joining(",")));
    }

    static String nodeStatus(JsonNode node) {
        String ready = Json.objects(Json.at(node, "status", "conditions")).stream()
                .filter(condition -> Json.text(condition, "type").equals("Ready"))
                .map(condition -> Json.text(condition, "status").equals("True") ? "Ready" : "NotReady")
                .findFirst()
                .orElse("Unknown");
        return Json.at(node, "spec", "unschedulable").asBoolean() ? ready + ",SchedulingDisabled" : ready;
    }

    static String nodeRoles(JsonNode node) {
        String prefix = "node-role.kubernetes.io/";
        return orNone(Json.at(node, "metadata", "labels").properties().stream()
                .map(label -> label.getKey())
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.joining(",")));
    }

    static String nodeAddress(JsonNode node, String type) {
        return orNone(Json.objects(Json.at(node, "status", "addresses")).stream()
                .filter(address -> Json.text(address, "type").equals(type))
                .map(address -> Json.text(address, "address"))
                .findFirst()
                .orElse(""));
    }

    static String nodeInfo(JsonNode node, String field) {
        String value = Json.text(node, "status", "nodeInfo", field);
        return value.isEmpty() ? "<unknown>" : value;
    }

    static String podReady(JsonNode pod) {
        long ready = containers(pod).stream()
                .filter(container -> container.path("ready").asBoolean())
                .count();
        return ready + "/" + Json.at(pod, "spec", "containers").size();
    }

    static String podStatus(JsonNode pod) {
        String reason = Json.text(pod, "status", "reason");
        return Meta.deleting(pod) ? "Terminating" : reason.isEmpty() ? Json.text(pod, "status", "phase") : reason;
    }

    static String podRestarts(JsonNode pod) {
        int restarts = containers(pod).stream()
                .mapToInt(container -> container.path("restartCount").asInt())
                .sum();
        return Integer.toString(restarts);
    }

    private static List<ObjectNode> containers(JsonNode pod) {
        return Json.objects(Json.at(pod, "status", "containerStatuses"));
    }

    static String templateContainers(JsonNode controller, String field) {
        return Json.objects(Json.at(controller, "spec", "template", "spec", "containers")).stream()
                .map(container -> Json.text(container, field))
                .collect(Collectors.joining(","));
    }

    static String number(JsonNode object, String... path) {
        return Integer.toString(Json.at(object, path).asInt(0));
    }

    static String slicePorts(JsonNode slice) {
        String ports = Json.objects(slice.path("ports")).stream()
                .map(port -> Json.text(port, "port"))
                .collect(Collectors.joining(","));
        return ports.isEmpty() ? "<unset>" : ports;
    }

    static String sliceEndpoints(JsonNode slice) {
        List<String> all = Json.objects(slice.path("endpoints")).stream()
                .flatMap(endpoint -> Json.texts(endpoint.path("addresses")).stream())
                .toList();
        if (all.isEmpty()) {
            return "<unset>";
        }
        return all.size() <= 3
                ? String.join(",", all)
                : String.join(",", all.subList(0, 3)) + " + " + (all.size() - 3) + " more...";
    }

    static String eventTime(JsonNode event) {
        return Stream.of("lastTimestamp", "eventTime", "firstTimestamp")
                .map(field -> Json.text(event, field))
                .filter(time -> !time.isEmpty())
                .findFirst()
                .orElse(Json.text(event, "metadata", "creationTimestamp"));
    }

    static String selector(JsonNode labels) {
        return orNone(labels.properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(Collectors.joining(",")));
    }

    static String hosts(JsonNode ingress) {
        String hosts = Json.objects(Json.at(ingress, "spec", "rules")).stream()
                .map(rule -> Json.text(rule, "host"))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.joining(","));
        return hosts.isEmpty() ? "*" : hosts;
    }

    static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    private Cells() {}
}
