package dev.fairway.cluster.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.kinds.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The columns that upstream prints, per kind. Priority 1 is shown with {@code -o wide} only. */
record Columns(String name, int priority, BiFunction<JsonNode, Instant, String> cell) {

    static List<Columns> of(Kind kind) {
        List<Columns> columns = new ArrayList<>();
        columns.add(column("Name", o -> o.path("metadata").path("name").asText()));
        switch (kind) {
            case SERVICE ->
                columns.addAll(List.of(
                        column("Type", o -> o.path("spec").path("type").asText()),
                        column(
                                "Cluster-IP",
                                o -> orNone(o.path("spec").path("clusterIP").asText())),
                        column("External-IP", Columns::externalIp),
                        column("Port(s)", Columns::ports),
                        age(),
                        wide("Selector", o -> map(o.path("spec").path("selector")))));
            case NODE ->
                columns.addAll(List.of(
                        column("Status", Columns::nodeStatus),
                        column("Roles", o -> "<none>"),
                        age(),
                        column(
                                "Version",
                                o -> o.path("status")
                                        .path("nodeInfo")
                                        .path("kubeletVersion")
                                        .asText("v1.35.4")),
                        wide("Internal-IP", o -> address(o, "InternalIP")),
                        wide("External-IP", o -> "<none>")));
            case POD ->
                columns.addAll(List.of(
                        column("Ready", Columns::podReady),
                        column("Status", Columns::podStatus),
                        column("Restarts", o -> "0"),
                        age(),
                        wide("IP", o -> orNone(o.path("status").path("podIP").asText())),
                        wide("Node", o -> orNone(o.path("spec").path("nodeName").asText()))));
            case DEPLOYMENT ->
                columns.addAll(List.of(
                        column(
                                "Ready",
                                o -> o.path("status").path("readyReplicas").asInt() + "/"
                                        + o.path("spec").path("replicas").asInt()),
                        column(
                                "Up-to-date",
                                o -> o.path("status").path("updatedReplicas").asInt() + ""),
                        column(
                                "Available",
                                o -> o.path("status").path("availableReplicas").asInt() + ""),
                        age()));
            case ENDPOINT_SLICE ->
                columns.addAll(List.of(
                        column("AddressType", o -> o.path("addressType").asText()),
                        column("Ports", o -> join(o.path("ports"), "port")),
                        column("Endpoints", Columns::endpoints),
                        age()));
            case EVENT -> {
                columns.clear();
                columns.addAll(List.of(
                        new Columns("Last Seen", 0, (o, now) -> since(lastSeen(o), now)),
                        column("Type", o -> o.path("type").asText()),
                        column("Reason", o -> o.path("reason").asText()),
                        column(
                                "Object",
                                o -> o.path("involvedObject")
                                                .path("kind")
                                                .asText()
                                                .toLowerCase(java.util.Locale.ROOT) + "/"
                                        + o.path("involvedObject").path("name").asText()),
                        column("Message", o -> o.path("message").asText())));
            }
            case LEASE ->
                columns.addAll(List.of(
                        column(
                                "Holder",
                                o -> o.path("spec").path("holderIdentity").asText()),
                        age()));
            case NAMESPACE ->
                columns.addAll(List.of(
                        column("Status", o -> o.path("status").path("phase").asText()), age()));
            case INGRESS ->
                columns.addAll(List.of(
                        column(
                                "Class",
                                o -> orNone(
                                        o.path("spec").path("ingressClassName").asText())),
                        column("Hosts", o -> orStar(join(o.path("spec").path("rules"), "host"))),
                        column("Address", Columns::ingressAddress),
                        column("Ports", o -> o.path("spec").has("tls") ? "80, 443" : "80"),
                        age()));
            case INGRESS_CLASS ->
                columns.addAll(List.of(
                        column(
                                "Controller",
                                o -> o.path("spec").path("controller").asText()),
                        age()));
            case CONFIG_MAP ->
                columns.addAll(List.of(column("Data", o -> o.path("data").size() + ""), age()));
        }
        return columns;
    }

    private static Columns column(String name, java.util.function.Function<JsonNode, String> cell) {
        return new Columns(name, 0, (object, now) -> cell.apply(object));
    }

    private static Columns wide(String name, java.util.function.Function<JsonNode, String> cell) {
        return new Columns(name, 1, (object, now) -> cell.apply(object));
    }

    private static Columns age() {
        return new Columns(
                "Age",
                0,
                (o, now) -> since(o.path("metadata").path("creationTimestamp").asText(), now));
    }

    static String since(String timestamp, Instant now) {
        if (timestamp.isEmpty()) {
            return "<unknown>";
        }
        long seconds =
                Math.max(0, Duration.between(Instant.parse(timestamp), now).toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 600) {
            return seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
        }
        if (seconds < 3 * 3600) {
            return seconds / 60 + "m";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + "h" : seconds / 86400 + "d";
    }

    private static String externalIp(JsonNode service) {
        String type = service.path("spec").path("type").asText();
        if (type.equals("ExternalName")) {
            return service.path("spec").path("externalName").asText();
        }
        if (!type.equals("LoadBalancer")) {
            return "<none>";
        }
        String addresses = ingressAddress(service);
        return addresses.isEmpty() ? "<pending>" : addresses;
    }

    private static String ingressAddress(JsonNode object) {
        return stream(object.path("status").path("loadBalancer").path("ingress"))
                .map(i ->
                        i.has("ip") ? i.path("ip").asText() : i.path("hostname").asText())
                .collect(Collectors.joining(","));
    }

    private static String ports(JsonNode service) {
        String text = stream(service.path("spec").path("ports"))
                .map(p -> p.path("port").asInt()
                        + (p.path("nodePort").asInt() == 0
                                ? ""
                                : ":" + p.path("nodePort").asInt()) + "/"
                        + p.path("protocol").asText("TCP"))
                .collect(Collectors.joining(","));
        return orNone(text);
    }

    private static String nodeStatus(JsonNode node) {
        String ready = stream(node.path("status").path("conditions"))
                .filter(c -> c.path("type").asText().equals("Ready"))
                .map(c -> c.path("status").asText().equals("True") ? "Ready" : "NotReady")
                .findFirst()
                .orElse("Unknown");
        return node.path("spec").path("unschedulable").asBoolean() ? ready + ",SchedulingDisabled" : ready;
    }

    private static String address(JsonNode node, String type) {
        return stream(node.path("status").path("addresses"))
                .filter(a -> a.path("type").asText().equals(type))
                .map(a -> a.path("address").asText())
                .findFirst()
                .orElse("<none>");
    }

    private static String podReady(JsonNode pod) {
        JsonNode statuses = pod.path("status").path("containerStatuses");
        long ready = stream(statuses).filter(c -> c.path("ready").asBoolean()).count();
        return ready + "/" + pod.path("spec").path("containers").size();
    }

    private static String podStatus(JsonNode pod) {
        return pod.path("metadata").has("deletionTimestamp")
                ? "Terminating"
                : pod.path("status").path("phase").asText("Pending");
    }

    private static String endpoints(JsonNode slice) {
        List<String> all = stream(slice.path("endpoints"))
                .flatMap(e -> Json.texts(e.path("addresses")).stream())
                .toList();
        return all.isEmpty()
                ? "<unset>"
                : all.size() <= 3
                        ? String.join(",", all)
                        : String.join(",", all.subList(0, 3)) + " + " + (all.size() - 3) + " more...";
    }

    private static String lastSeen(JsonNode event) {
        for (String field : List.of("lastTimestamp", "eventTime", "firstTimestamp")) {
            if (!Json.text(event, field).isEmpty()) {
                return Json.text(event, field);
            }
        }
        return event.path("metadata").path("creationTimestamp").asText();
    }

    private static String join(JsonNode array, String field) {
        return stream(array).map(item -> item.path(field).asText()).collect(Collectors.joining(","));
    }

    private static String map(JsonNode object) {
        String text = object.properties().stream()
                .map(e -> e.getKey() + "=" + e.getValue().asText())
                .collect(Collectors.joining(","));
        return orNone(text);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    private static String orStar(String text) {
        return text.isEmpty() ? "*" : text;
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
