package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import java.util.List;

/**
 * Which fields a manager set, as metadata.managedFields writes it (FieldsV1).
 *
 * <pre>
 * {"f:spec":{"f:type":{},"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{}}}}}
 * </pre>
 */
final class FieldTree {

    static ObjectNode of(Kind kind, ObjectNode config) {
        ObjectNode spoken = config.deepCopy();
        spoken.remove(List.of("apiVersion", "kind"));
        Json.child(spoken, "metadata").remove(List.of("name", "namespace"));
        ObjectNode tree = object(kind, spoken, "");
        if (tree.path("f:metadata").isEmpty()) {
            tree.remove("f:metadata");
        }
        return tree;
    }

    private static ObjectNode object(Kind kind, ObjectNode object, String path) {
        ObjectNode tree = Json.object();
        object.properties().forEach(field -> {
            String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            tree.set("f:" + field.getKey(), value(kind, field.getValue(), below));
        });
        return tree;
    }

    private static ObjectNode value(Kind kind, JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            return object(kind, object, path);
        }
        ObjectNode tree = Json.object();
        if (value.isArray()) {
            switch (Lists.of(kind, path)) {
                case Lists.Merge.Atomic atomic -> {
                    // One leaf.
                }
                case Lists.Merge.Values values -> value.forEach(item -> tree.putObject("v:" + item));
                case Lists.Merge.Keyed keyed ->
                    Json.objects(value).forEach(element -> {
                        ObjectNode fields = object(kind, element, path);
                        fields.putObject(".");
                        tree.set(key(keyed, element), fields);
                    });
            }
        }
        return tree;
    }

    static String key(Lists.Merge.Keyed keyed, ObjectNode element) {
        ObjectNode key = Json.object();
        for (String name : keyed.applyKeys()) {
            // The only key with a default among the lists we know.
            key.set(
                    name,
                    element.hasNonNull(name) || !name.equals("protocol")
                            ? element.path(name)
                            : Json.object().textNode("TCP"));
        }
        return "k:" + key;
    }

    /** What is in the one tree and not in the other. */
    static ObjectNode minus(ObjectNode tree, JsonNode other) {
        ObjectNode rest = Json.object();
        tree.properties().forEach(entry -> {
            ObjectNode child = (ObjectNode) entry.getValue();
            if (!other.has(entry.getKey())) {
                rest.set(entry.getKey(), child);
            } else if (!child.isEmpty()) {
                ObjectNode below = minus(child, other.path(entry.getKey()));
                if (!below.isEmpty()) {
                    rest.set(entry.getKey(), below);
                }
            }
        });
        return rest;
    }

    private FieldTree() {}
}
