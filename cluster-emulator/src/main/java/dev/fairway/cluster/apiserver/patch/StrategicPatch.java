package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Strategic merge as k8s.io/apimachinery's strategicpatch: a merge patch whose lists merge by key, with directives.
 *
 * <pre>
 * $patch: replace | delete | merge      on an object or an element of a keyed list
 * $deleteFromPrimitiveList/NAME: [..]   takes values out of a list of values
 * $setElementOrder/NAME: [..]           the order of the merged list
 * $retainKeys: [..]                     drops all other keys of the object
 * </pre>
 */
final class StrategicPatch {
    private static final String PATCH = "$patch";
    private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";
    private static final String RETAIN = "$retainKeys";

    private final Kind kind;

    StrategicPatch(Kind kind) {
        this.kind = kind;
    }

    ObjectNode apply(ObjectNode document, ObjectNode patch) {
        return merge(document, patch, "");
    }

    private ObjectNode merge(ObjectNode document, ObjectNode patch, String path) {
        switch (Json.text(patch, PATCH)) {
            case "replace" -> {
                ObjectNode replaced = patch.deepCopy();
                replaced.remove(PATCH);
                return replaced;
            }
            case "delete" -> {
                return Json.object();
            }
            default -> {
                // "merge" and no directive are the same.
            }
        }
        ObjectNode result = document.deepCopy();
        if (patch.has(RETAIN)) {
            result.retain(Json.texts(patch.path(RETAIN)));
        }
        patch.properties().forEach(entry -> field(result, entry, path));
        patch.properties().stream()
                .filter(entry -> entry.getKey().startsWith(ORDER))
                .forEach(entry -> order(result, entry.getKey().substring(ORDER.length()), entry.getValue(), path));
        return result;
    }

    private void field(ObjectNode result, Map.Entry<String, JsonNode> entry, String path) {
        String name = entry.getKey();
        JsonNode change = entry.getValue();
        if (name.startsWith(DELETE_VALUES)) {
            String list = name.substring(DELETE_VALUES.length());
            if (result.get(list) instanceof ArrayNode values) {
                List<String> unwanted = Json.texts(change);
                values.removeIf(value -> unwanted.contains(value.asText()));
            }
            return;
        }
        if (name.startsWith("$")) {
            return;
        }
        String below = path.isEmpty() ? name : path + "." + name;
        switch (change) {
            case ObjectNode object ->
                result.set(
                        name, merge(result.get(name) instanceof ObjectNode old ? old : Json.object(), object, below));
            case ArrayNode array ->
                result.set(name, list(result.get(name) instanceof ArrayNode old ? old : Json.array(), array, below));
            default -> Json.set(result, name, change);
        }
    }

    private ArrayNode list(ArrayNode old, ArrayNode change, String path) {
        return switch (Lists.of(kind, path)) {
            case Lists.Merge.Atomic atomic -> withoutDirectives(change);
            case Lists.Merge.Values values -> {
                ArrayNode merged = old.deepCopy();
                List<String> present = new ArrayList<>(Json.texts(old));
                for (JsonNode value : change) {
                    if (!present.contains(value.asText())) {
                        merged.add(value);
                        present.add(value.asText());
                    }
                }
                yield merged;
            }
            case Lists.Merge.Keyed keyed -> keyed(old, Json.objects(change), keyed.patchKey(), path);
        };
    }

    private ArrayNode keyed(ArrayNode old, List<ObjectNode> changes, String key, String path) {
        boolean replaceAll = changes.stream().anyMatch(change -> isDirective(change, "replace") && !change.has(key));
        List<ObjectNode> merged = new ArrayList<>(replaceAll ? List.of() : Json.objects(old.deepCopy()));
        for (ObjectNode change : changes) {
            JsonNode wanted = change.path(key);
            if (wanted.isMissingNode()) {
                continue;
            }
            Optional<ObjectNode> present = merged.stream()
                    .filter(element -> element.path(key).equals(wanted))
                    .findFirst();
            if (isDirective(change, "delete")) {
                merged.removeIf(element -> element.path(key).equals(wanted));
            } else if (present.isPresent()) {
                merged.set(merged.indexOf(present.get()), merge(present.get(), change, path));
            } else {
                merged.add(merge(Json.object(), change, path));
            }
        }
        return Json.array().addAll(merged);
    }

    private static boolean isDirective(ObjectNode change, String directive) {
        return Json.text(change, PATCH).equals(directive);
    }

    private static ArrayNode withoutDirectives(ArrayNode list) {
        ArrayNode clean = list.deepCopy();
        Json.objects(clean).forEach(element -> element.remove(PATCH));
        clean.removeIf(element -> element.isObject() && element.isEmpty());
        return clean;
    }

    /** Elements named in the order come in that order; others keep their place behind their left neighbour. */
    private void order(ObjectNode result, String name, JsonNode order, String path) {
        if (!(result.get(name) instanceof ArrayNode list)) {
            return;
        }
        String below = path.isEmpty() ? name : path + "." + name;
        List<JsonNode> wanted = new ArrayList<>();
        order.forEach(element -> wanted.add(identity(element, below)));
        List<JsonNode> left = new ArrayList<>();
        list.forEach(left::add);
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode one : wanted) {
            left.stream()
                    .filter(element -> identity(element, below).equals(one))
                    .findFirst()
                    .ifPresent(sorted::add);
        }
        for (int i = 0; i < left.size(); i++) {
            if (!sorted.contains(left.get(i))) {
                int neighbour = i == 0 ? -1 : sorted.indexOf(left.get(i - 1));
                sorted.add(neighbour + 1, left.get(i));
            }
        }
        result.set(name, Json.array().addAll(sorted));
    }

    private JsonNode identity(JsonNode element, String path) {
        return Lists.of(kind, path) instanceof Lists.Merge.Keyed keyed ? element.path(keyed.patchKey()) : element;
    }
}
