package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RFC 6902. A failed {@code test} is refused with 422, as the real server does. */
public final class JsonPatch {

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        JsonNode result = target.deepCopy();
        for (JsonNode step : patch) {
            result = step(result, step);
        }
        return result;
    }

    private static JsonNode step(JsonNode root, JsonNode step) {
        String[] path = path(Json.text(step, "path"));
        switch (Json.text(step, "op")) {
            case "test" -> {
                JsonNode there = get(root, path);
                if (!Objects.equals(there, step.get("value"))) {
                    throw new ApiError(
                            422,
                            "Invalid",
                            "the server rejected our request due to an error in our request: testing path "
                                    + Json.text(step, "path") + " failed");
                }
                return root;
            }
            case "add" -> {
                return set(root, path, step.get("value"), true);
            }
            case "replace" -> {
                must(root, path);
                return set(root, path, step.get("value"), false);
            }
            case "remove" -> {
                must(root, path);
                return remove(root, path);
            }
            case "copy", "move" -> {
                String[] from = path(Json.text(step, "from"));
                JsonNode value = must(root, from).deepCopy();
                JsonNode base = Json.text(step, "op").equals("move") ? remove(root, from) : root;
                return set(base, path, value, true);
            }
            default -> throw ApiError.badRequest("unknown operation in JSON patch");
        }
    }

    private static String[] path(String pointer) {
        if (pointer.isEmpty()) {
            return new String[0];
        }
        String[] parts = pointer.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].replace("~1", "/").replace("~0", "~");
        }
        return parts;
    }

    private static @Nullable JsonNode get(JsonNode root, String[] path) {
        @Nullable JsonNode at = root;
        for (String part : path) {
            if (at == null) {
                return null;
            }
            at = at instanceof ArrayNode ? at.get(index(part, at.size())) : at.get(part);
        }
        return at;
    }

    private static JsonNode must(JsonNode root, String[] path) {
        JsonNode there = get(root, path);
        if (there == null) {
            throw new ApiError(
                    422,
                    "Invalid",
                    "the server rejected our request due to an error in our request: path /" + String.join("/", path)
                            + " does not exist");
        }
        return there;
    }

    private static JsonNode parent(JsonNode root, String[] path) {
        return must(root, java.util.Arrays.copyOf(path, path.length - 1));
    }

    private static JsonNode set(JsonNode root, String[] path, JsonNode value, boolean insert) {
        if (path.length == 0) {
            return value;
        }
        String last = path[path.length - 1];
        switch (parent(root, path)) {
            case ArrayNode array -> {
                int at = last.equals("-") ? array.size() : index(last, array.size());
                if (insert) {
                    array.insert(at, value);
                } else {
                    array.set(at, value);
                }
            }
            case ObjectNode object -> object.set(last, value);
            default -> throw ApiError.badRequest("JSON patch: /" + String.join("/", path) + " is inside a plain value");
        }
        return root;
    }

    private static JsonNode remove(JsonNode root, String[] path) {
        String last = path[path.length - 1];
        switch (parent(root, path)) {
            case ArrayNode array -> array.remove(index(last, array.size()));
            case ObjectNode object -> object.remove(last);
            default -> throw ApiError.badRequest("JSON patch: /" + String.join("/", path) + " is inside a plain value");
        }
        return root;
    }

    private static int index(String part, int size) {
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException e) {
            return size;
        }
    }

    private JsonPatch() {}
}
