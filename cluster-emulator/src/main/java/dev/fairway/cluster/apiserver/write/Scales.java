package dev.fairway.cluster.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import java.util.List;
import java.util.stream.Collectors;

/** The autoscaling/v1 Scale of a Deployment or ReplicaSet. Pure. */
public final class Scales {

    public static ObjectNode of(ObjectNode controller) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            metadata.put(field, Json.text(controller, "metadata", field));
        }
        scale.putObject("spec")
                .put("replicas", Json.at(controller, "spec", "replicas").asInt(0));
        String selector = Json.at(controller, "spec", "selector", "matchLabels").properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(Collectors.joining(","));
        scale.putObject("status")
                .put("replicas", Json.at(controller, "status", "replicas").asInt(0))
                .put("selector", selector);
        return scale;
    }

    /** The controller as the Scale wants it, with the Scale's preconditions. */
    public static ObjectNode onto(ObjectNode controller, JsonNode scale) {
        ObjectNode wanted = controller.deepCopy();
        Json.child(wanted, "spec")
                .put("replicas", Json.at(scale, "spec", "replicas").asInt(0));
        Json.set(Meta.of(wanted), "resourceVersion", Json.at(scale, "metadata", "resourceVersion"));
        return wanted;
    }

    private Scales() {}
}
