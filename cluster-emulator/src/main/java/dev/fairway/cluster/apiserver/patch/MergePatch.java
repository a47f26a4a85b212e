package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;

/** RFC 7386: null deletes, objects merge, everything else replaces. */
public final class MergePatch {

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode there ? there.deepCopy() : Json.object();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                JsonNode old = result.get(change.getKey());
                result.set(change.getKey(), apply(old == null ? Json.object() : old, change.getValue()));
            }
        });
        return result;
    }

    private MergePatch() {}
}
