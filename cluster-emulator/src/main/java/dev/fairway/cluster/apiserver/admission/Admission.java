package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.kinds.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Defaulting, then validation, of an object that is about to be stored. */
public final class Admission {

    /** @throws ApiError 422 with all that is wrong */
    public static void admit(Kind kind, ObjectNode object, @Nullable ObjectNode before, Ports ports) {
        object.put("kind", kind.title());
        object.put("apiVersion", kind.apiVersion());
        String name = object.path("metadata").path("name").asText();
        finalizers(kind, object, before, name);
        switch (kind) {
            case SERVICE -> {
                ServiceDefaults.apply(object, before, ports);
                refuse(kind, name, ServiceValidation.problems(object, before));
                ipMode(object);
                if (!object.has("status")) {
                    object.putObject("status").putObject("loadBalancer");
                }
            }
            case ENDPOINT_SLICE -> refuse(kind, name, loopback(object));
            case POD -> {
                if (!object.has("status")) {
                    object.putObject("status").put("phase", "Pending");
                }
            }
            case DEPLOYMENT -> deployment(object);
            case NAMESPACE -> namespace(object);
            case NODE, EVENT, CONFIG_MAP, INGRESS, INGRESS_CLASS, LEASE -> {}
        }
    }

    private static void namespace(ObjectNode namespace) {
        if (!namespace.path("status").has("phase")) {
            Json.child(namespace, "status").put("phase", "Active");
        }
        ObjectNode meta = Json.child(namespace, "metadata");
        Json.child(meta, "labels").put("kubernetes.io/metadata.name", Json.text(meta, "name"));
    }

    private static void deployment(ObjectNode deployment) {
        ObjectNode spec = Json.child(deployment, "spec");
        if (!spec.has("replicas")) {
            spec.put("replicas", 1);
        }
        if (!spec.has("strategy")) {
            ObjectNode rolling =
                    spec.putObject("strategy").put("type", "RollingUpdate").putObject("rollingUpdate");
            rolling.put("maxUnavailable", "25%").put("maxSurge", "25%");
        }
        if (!deployment.has("status")) {
            deployment.putObject("status");
        }
    }

    /** Who is going cannot be held back by somebody new. */
    private static void finalizers(Kind kind, ObjectNode object, @Nullable ObjectNode before, String name) {
        if (before == null || !before.path("metadata").has("deletionTimestamp")) {
            return;
        }
        List<String> old = Json.texts(before.path("metadata").path("finalizers"));
        List<String> added = Json.texts(object.path("metadata").path("finalizers")).stream()
                .filter(f -> !old.contains(f))
                .toList();
        if (!added.isEmpty()) {
            throw ApiError.invalid(
                    kind.title(),
                    name,
                    "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted,"
                            + " found new finalizers " + added);
        }
    }

    private static void ipMode(ObjectNode service) {
        for (JsonNode ingress : service.path("status").path("loadBalancer").path("ingress")) {
            if (ingress.has("ip") && !ingress.has("ipMode")) {
                ((ObjectNode) ingress).put("ipMode", "VIP");
            }
        }
    }

    private static List<String> loopback(ObjectNode slice) {
        List<String> problems = new java.util.ArrayList<>();
        JsonNode endpoints = slice.path("endpoints");
        for (int e = 0; e < endpoints.size(); e++) {
            JsonNode addresses = endpoints.get(e).path("addresses");
            for (int a = 0; a < addresses.size(); a++) {
                String address = addresses.get(a).asText();
                if (address.startsWith("127.") || address.equals("::1")) {
                    problems.add("endpoints[" + e + "].addresses[" + a + "]: Invalid value: \"" + address
                            + "\": may not be in the loopback range (127.0.0.0/8, ::1/128)");
                }
            }
        }
        return problems;
    }

    private static void refuse(Kind kind, String name, List<String> problems) {
        if (!problems.isEmpty()) {
            throw ApiError.invalid(
                    kind.title(),
                    name,
                    problems.size() == 1 ? problems.getFirst() : "[" + String.join(", ", problems) + "]");
        }
    }

    private Admission() {}
}
