package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;
import java.util.stream.Collectors;

/** The sub-resource by which replicas are read and set. */
final class Scale {

    static ObjectNode of(ObjectNode object) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode meta = scale.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            meta.set(field, object.path("metadata").get(field));
        }
        scale.putObject("spec")
                .put("replicas", object.path("spec").path("replicas").asInt());
        scale.putObject("status")
                .put("replicas", object.path("status").path("replicas").asInt())
                .put(
                        "selector",
                        object.path("spec").path("selector").path("matchLabels").properties().stream()
                                .map(e -> e.getKey() + "=" + e.getValue().asText())
                                .collect(Collectors.joining(",")));
        return scale;
    }

    static void apply(ObjectNode object, JsonNode scale) {
        Json.child(object, "spec")
                .put("replicas", scale.path("spec").path("replicas").asInt());
    }

    private Scale() {}
}
