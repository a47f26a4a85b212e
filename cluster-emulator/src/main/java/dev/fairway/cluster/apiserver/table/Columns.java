package dev.fairway.cluster.apiserver.table;

import static dev.fairway.cluster.apiserver.table.Column.age;
import static dev.fairway.cluster.apiserver.table.Column.shown;
import static dev.fairway.cluster.apiserver.table.Column.wide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of pkg/printers/internalversion, for the kinds we have. */
final class Columns {
    private static final Column NAME = shown("Name", Meta::name);

    static List<Column> of(Kind kind) {
        return switch (kind.kind()) {
            case "Service" ->
                List.of(
                        NAME,
                        shown("Type", o -> Json.text(o, "spec", "type")),
                        shown("Cluster-IP", o -> Cells.orNone(Json.text(o, "spec", "clusterIP"))),
                        shown("External-IP", Cells::externalIp),
                        shown("Port(s)", Cells::servicePorts),
                        age(),
                        wide("Selector", o -> Cells.selector(Json.at(o, "spec", "selector"))));
            case "Node" -> node();
            case "Pod" -> pod();
            case "Deployment" -> deployment();
            case "ReplicaSet", "DaemonSet" ->
                List.of(
                        NAME,
                        shown("Desired", o -> Cells.number(o, "spec", "replicas")),
                        shown("Current", o -> Cells.number(o, "status", "replicas")),
                        shown("Ready", o -> Cells.number(o, "status", "readyReplicas")),
                        age());
            case "EndpointSlice" ->
                List.of(
                        NAME,
                        shown("AddressType", o -> Json.text(o, "addressType")),
                        shown("Ports", Cells::slicePorts),
                        shown("Endpoints", Cells::sliceEndpoints),
                        age());
            case "Event" -> event();
            case "Lease" -> List.of(NAME, shown("Holder", o -> Json.text(o, "spec", "holderIdentity")), age());
            case "Namespace" -> List.of(NAME, shown("Status", o -> Json.text(o, "status", "phase")), age());
            case "Ingress" ->
                List.of(
                        NAME,
                        shown("Class", o -> Cells.orNone(Json.text(o, "spec", "ingressClassName"))),
                        shown("Hosts", Cells::hosts),
                        shown("Address", o -> Cells.balancer(o).collect(Collectors.joining(","))),
                        shown("Ports", o -> Json.at(o, "spec", "tls").isEmpty() ? "80" : "80, 443"),
                        age());
            case "IngressClass" ->
                List.of(
                        NAME,
                        shown("Controller", o -> Json.text(o, "spec", "controller")),
                        shown("Parameters", o -> Cells.orNone(Json.text(o, "spec", "parameters", "name"))),
                        age());
            case "ConfigMap" ->
                List.of(NAME, shown("Data", o -> Integer.toString(o.path("data").size())), age());
            default -> List.of(NAME, age());
        };
    }

    private static List<Column> node() {
        return List.of(
                NAME,
                shown("Status", Cells::nodeStatus),
                shown("Roles", Cells::nodeRoles),
                age(),
                shown("Version", o -> Cells.nodeInfo(o, "kubeletVersion")),
                wide("Internal-IP", o -> Cells.nodeAddress(o, "InternalIP")),
                wide("External-IP", o -> Cells.nodeAddress(o, "ExternalIP")),
                wide("OS-Image", o -> Cells.nodeInfo(o, "osImage")),
                wide("Kernel-Version", o -> Cells.nodeInfo(o, "kernelVersion")),
                wide("Container-Runtime", o -> Cells.nodeInfo(o, "containerRuntimeVersion")));
    }

    private static List<Column> pod() {
        return List.of(
                NAME,
                shown("Ready", Cells::podReady),
                shown("Status", Cells::podStatus),
                shown("Restarts", Cells::podRestarts),
                age(),
                wide("IP", o -> Cells.orNone(Json.text(o, "status", "podIP"))),
                wide("Node", o -> Cells.orNone(Json.text(o, "spec", "nodeName"))),
                wide("Nominated Node", o -> Cells.orNone(Json.text(o, "status", "nominatedNodeName"))),
                wide("Readiness Gates", o -> "<none>"));
    }

    private static List<Column> deployment() {
        return List.of(
                NAME,
                shown(
                        "Ready",
                        o -> Cells.number(o, "status", "readyReplicas") + "/" + Cells.number(o, "spec", "replicas")),
                shown("Up-to-date", o -> Cells.number(o, "status", "updatedReplicas")),
                shown("Available", o -> Cells.number(o, "status", "availableReplicas")),
                age(),
                wide("Containers", o -> Cells.templateContainers(o, "name")),
                wide("Images", o -> Cells.templateContainers(o, "image")),
                wide("Selector", o -> Cells.selector(Json.at(o, "spec", "selector", "matchLabels"))));
    }

    private static List<Column> event() {
        return List.of(
                new Column("Last Seen", false, (o, now) -> Cells.since(Cells.eventTime(o), now)),
                shown("Type", o -> Json.text(o, "type")),
                shown("Reason", o -> Json.text(o, "reason")),
                shown("Object", Columns::regarding),
                wide("Source", o -> Json.text(o, "source", "component")),
                shown("Message", o -> Json.text(o, "message").strip()),
                wide("Count", o -> Integer.toString(o.path("count").asInt(1))),
                wide("Name", Meta::name));
    }

    private static String regarding(JsonNode event) {
        return Json.text(event, "involvedObject", "kind").toLowerCase(Locale.ROOT) + "/"
                + Json.text(event, "involvedObject", "name");
    }

    private Columns() {}
}
