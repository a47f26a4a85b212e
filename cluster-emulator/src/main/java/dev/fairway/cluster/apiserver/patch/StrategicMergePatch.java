package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' own patch: lists of objects merge by a key, some lists of words are sets, and directives ({@code $patch},
 * {@code $deleteFromPrimitiveList}, {@code $setElementOrder}, {@code $retainKeys}) say the rest.
 */
public final class StrategicMergePatch {
    /** Merge keys of the lists in the kinds that are served (patchMergeKey in the API's Go types). */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("ports", "port"),
            Map.entry("conditions", "type"),
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("containers.ports", "containerPort"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("ownerReferences", "uid"),
            Map.entry("addresses", "type"),
            Map.entry("imagePullSecrets", "name"));
    /** Lists of words that are merged as sets; all others are replaced. */
    private static final Set<String> SETS = Set.of("finalizers");

    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        return patch instanceof ObjectNode changes && target instanceof ObjectNode there
                ? merge(there, changes, "")
                : patch;
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch, String inside) {
        if (Json.text(patch, "$patch").equals("replace")) {
            ObjectNode result = patch.deepCopy();
            result.remove("$patch");
            return result;
        }
        ObjectNode result = target.deepCopy();
        patch.properties().forEach(change -> {
            String field = change.getKey();
            JsonNode value = change.getValue();
            if (field.startsWith(DELETE_FROM)) {
                deleteWords(result, field.substring(DELETE_FROM.length()), value);
            } else if (!field.startsWith("$")) {
                merge(result, field, value, inside);
            }
        });
        patch.properties().forEach(change -> {
            if (change.getKey().startsWith(ORDER)) {
                order(result, change.getKey().substring(ORDER.length()), change.getValue(), inside);
            }
        });
        return result;
    }

    private static void merge(ObjectNode result, String field, JsonNode value, String inside) {
        JsonNode old = result.get(field);
        switch (value) {
            case ObjectNode changes when Json.text(changes, "$patch").equals("delete") -> result.remove(field);
            case ObjectNode changes ->
                result.set(field, merge(old instanceof ObjectNode there ? there : Json.object(), changes, field));
            case ArrayNode list -> result.set(field, list(old, list, field, inside));
            default -> {
                if (value.isNull()) {
                    result.remove(field);
                } else {
                    result.set(field, value);
                }
            }
        }
    }

    private static ArrayNode list(@Nullable JsonNode old, ArrayNode patch, String field, String inside) {
        ArrayNode before = old instanceof ArrayNode there ? there : Json.MAPPER.createArrayNode();
        if (SETS.contains(field)) {
            Set<JsonNode> words = new LinkedHashSet<>();
            before.forEach(words::add);
            patch.forEach(words::add);
            return array(words);
        }
        String key = keyOf(field, inside);
        return key == null ? patch.deepCopy() : byKey(before, patch, key, field);
    }

    private static ArrayNode byKey(ArrayNode before, ArrayNode patch, String key, String field) {
        List<JsonNode> result = new ArrayList<>();
        before.forEach(result::add);
        for (JsonNode change : patch) {
            String directive = Json.text(change, "$patch");
            if (directive.equals("replace")) {
                result.clear();
                continue;
            }
            int at = find(result, key, change);
            if (directive.equals("delete")) {
                if (at >= 0) {
                    result.remove(at);
                }
            } else if (at >= 0 && result.get(at) instanceof ObjectNode there && change instanceof ObjectNode changes) {
                result.set(at, merge(there, changes, field));
            } else {
                result.add(change instanceof ObjectNode changes ? merge(Json.object(), changes, field) : change);
            }
        }
        return array(result);
    }

    /** A port may be there for TCP and for UDP: then the protocol decides as well. */
    private static int find(List<JsonNode> items, String key, JsonNode wanted) {
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            boolean sameProtocol = !wanted.has("protocol")
                    || !item.has("protocol")
                    || Objects.equals(item.get("protocol"), wanted.get("protocol"));
            if (Objects.equals(item.get(key), wanted.get(key)) && sameProtocol) {
                return i;
            }
        }
        return -1;
    }

    private static void deleteWords(ObjectNode result, String field, JsonNode gone) {
        if (result.get(field) instanceof ArrayNode words) {
            Set<JsonNode> kept = new LinkedHashSet<>();
            words.forEach(kept::add);
            gone.forEach(kept::remove);
            result.set(field, array(kept));
        }
    }

    private static void order(ObjectNode result, String field, JsonNode wanted, String inside) {
        String key = keyOf(field, inside);
        if (!(result.get(field) instanceof ArrayNode items) || key == null) {
            return;
        }
        List<JsonNode> rest = new ArrayList<>();
        items.forEach(rest::add);
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode next : wanted) {
            int at = find(rest, key, next);
            if (at >= 0) {
                sorted.add(rest.remove(at));
            }
        }
        sorted.addAll(rest);
        result.set(field, array(sorted));
    }

    private static @Nullable String keyOf(String field, String inside) {
        if (field.equals("addresses") && !inside.equals("status")) {
            return null;
        }
        return KEYS.getOrDefault(inside + "." + field, KEYS.get(field));
    }

    private static ArrayNode array(Iterable<JsonNode> items) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        items.forEach(array::add);
        return array;
    }

    private StrategicMergePatch() {}
}
