package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;

/** RFC 6902, all or nothing; what does not apply is a 422 as upstream has it. */
final class JsonPatch {

    static Result<JsonNode> apply(JsonNode document, JsonNode patch) {
        if (!patch.isArray()) {
            return Result.refused(
                    Refusal.badRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch"));
        }
        Result<JsonNode> result = Result.ok(Json.object().set("root", document.deepCopy()));
        for (JsonNode operation : patch) {
            result = result.then(holder -> step(holder, operation));
        }
        return result.map(holder -> holder.path("root"));
    }

    private static Result<JsonNode> step(JsonNode holder, JsonNode operation) {
        Pointer path = Pointer.parse(Json.text(operation, "path"));
        Pointer from = Pointer.parse(Json.text(operation, "from"));
        JsonNode value = operation.path("value");
        return switch (Json.text(operation, "op")) {
            case "add" -> add(holder, path, value);
            case "remove" -> remove(holder, path);
            case "replace" -> path.find(holder).isMissingNode() ? missing("replace", path) : put(holder, path, value);
            case "test" -> test(holder, path, value);
            case "move" -> {
                JsonNode moved = from.find(holder);
                yield moved.isMissingNode()
                        ? missing("move", from)
                        : remove(holder, from).then(h -> add(h, path, moved));
            }
            case "copy" -> {
                JsonNode copied = from.find(holder);
                yield copied.isMissingNode() ? missing("copy", from) : add(holder, path, copied.deepCopy());
            }
            default -> Result.refused(Refusal.badRequest("Unexpected kind: " + Json.text(operation, "op")));
        };
    }

    /** A missing value equals null, as in the library upstream uses. */
    private static Result<JsonNode> test(JsonNode holder, Pointer path, JsonNode value) {
        JsonNode found = path.find(holder);
        boolean equal = found.isMissingNode() ? value.isNull() || value.isMissingNode() : found.equals(value);
        return equal
                ? Result.ok(holder)
                : Result.refused(Refusal.patchDoesNotApply("testing value " + path.text() + " failed: test failed"));
    }

    private static Result<JsonNode> add(JsonNode holder, Pointer path, JsonNode value) {
        return switch (path.parent().find(holder)) {
            case ObjectNode parent -> {
                parent.set(path.last(), value);
                yield Result.ok(holder);
            }
            case ArrayNode parent -> {
                int index = path.last().equals("-") ? parent.size() : Pointer.index(path.last());
                if (index < 0 || index > parent.size()) {
                    yield missing("add", path);
                }
                parent.insert(index, value);
                yield Result.ok(holder);
            }
            default -> missing("add", path);
        };
    }

    private static Result<JsonNode> put(JsonNode holder, Pointer path, JsonNode value) {
        switch (path.parent().find(holder)) {
            case ObjectNode parent -> parent.set(path.last(), value);
            case ArrayNode parent -> parent.set(Pointer.index(path.last()), value);
            default -> {
                return missing("replace", path);
            }
        }
        return Result.ok(holder);
    }

    private static Result<JsonNode> remove(JsonNode holder, Pointer path) {
        if (path.find(holder).isMissingNode()) {
            return missing("remove", path);
        }
        switch (path.parent().find(holder)) {
            case ObjectNode parent -> parent.remove(path.last());
            case ArrayNode parent -> parent.remove(Pointer.index(path.last()));
            default -> {
                return missing("remove", path);
            }
        }
        return Result.ok(holder);
    }

    private static Result<JsonNode> missing(String operation, Pointer path) {
        return Result.refused(Refusal.patchDoesNotApply(
                operation + " operation does not apply: doc is missing path: " + path.text() + ": missing value"));
    }

    private JsonPatch() {}
}
