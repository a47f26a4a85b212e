package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of an object before it is stored, by kind. */
public final class Admission {

    /** Fills in what the client left out. */
    public static void defaults(Kind kind, ObjectNode object) {
        switch (kind.kind()) {
            case "Service" -> ServiceDefaults.set(object);
            case "Pod" -> Workloads.podDefaults(object);
            case "Deployment" -> Workloads.deploymentDefaults(object);
            case "ReplicaSet" -> Workloads.replicaSetDefaults(object);
            case "DaemonSet" -> Workloads.daemonSetDefaults(object);
            case "EndpointSlice" -> Slices.defaults(object);
            case "Namespace" -> namespace(object);
            case "Ingress" -> Json.child(Json.child(object, "status"), "loadBalancer");
            case "Secret" -> Json.putIfAbsent(object, "type", "Opaque");
            default -> {
                // Kinds without defaults.
            }
        }
    }

    /** What the change itself drops or carries over; before {@link #defaults}. */
    public static void transition(Kind kind, ObjectNode object, ObjectNode old) {
        if (kind.is("Service")) {
            ServiceTransition.apply(object, old);
        }
    }

    public static List<Problem> problems(Kind kind, JsonNode object, @Nullable JsonNode old) {
        var problems = new ArrayList<>(MetadataValidation.check(kind, object, old));
        problems.addAll(
                switch (kind.kind()) {
                    case "Service" -> ServiceValidation.check(object, old);
                    case "Pod" -> Workloads.podProblems(object);
                    case "Deployment", "ReplicaSet", "DaemonSet" -> Workloads.controllerProblems(object, old);
                    case "EndpointSlice" -> Slices.problems(object, old);
                    case "Ingress" -> Ingresses.problems(object);
                    case "Node" -> node(object, old);
                    default -> List.of();
                });
        return problems;
    }

    /** Kinds whose creator may set status: a kubelet registers its node with one. */
    public static boolean keepsStatusOnCreate(Kind kind) {
        return kind.is("Node");
    }

    private static void namespace(ObjectNode namespace) {
        ObjectNode labels = Json.child(Meta.of(namespace), "labels");
        labels.put("kubernetes.io/metadata.name", Meta.name(namespace));
        ObjectNode spec = Json.child(namespace, "spec");
        if (!spec.has("finalizers") && !Meta.deleting(namespace)) {
            spec.putArray("finalizers").add("kubernetes");
        }
        Json.putIfAbsent(Json.child(namespace, "status"), "phase", "Active");
    }

    private static List<Problem> node(JsonNode node, @Nullable JsonNode old) {
        String before = old == null ? "" : Json.text(old, "spec", "providerID");
        return before.isEmpty() || before.equals(Json.text(node, "spec", "providerID"))
                ? List.of()
                : List.of(Problem.forbidden(
                        "spec.providerID", "node updates may not change providerID except from \"\" to valid"));
    }

    private Admission() {}
}
