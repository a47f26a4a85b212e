package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Server-side apply. Fields are tracked for those who apply, not for those who update or patch: what an applier no longer
 * names goes, unless another applier names it; what two appliers set differently is a conflict unless forced.
 *
 * @param time of the entry in managedFields, RFC 3339
 */
public record Apply(Kind kind, String manager, boolean force, String subresource, String time) {

    public Result<ObjectNode> onto(ObjectNode current, ObjectNode config) {
        ObjectNode named = FieldTree.of(kind, config);
        List<ObjectNode> entries = Json.objects(Json.at(current, "metadata", "managedFields"));
        List<ObjectNode> others = entries.stream().filter(entry -> !mine(entry)).toList();
        ObjectNode merged = merge(current, config, "");
        if (!force) {
            List<Conflict> conflicts = conflicts(current, merged, named, others);
            if (!conflicts.isEmpty()) {
                return Result.refused(refusal(conflicts));
            }
        }
        for (ObjectNode entry : entries) {
            if (mine(entry) && entry.get("fieldsV1") instanceof ObjectNode before) {
                ObjectNode unnamed = FieldTree.minus(before, named);
                for (ObjectNode other : others) {
                    unnamed = FieldTree.minus(unnamed, other.path("fieldsV1"));
                }
                remove(merged, unnamed, "");
            }
        }
        record(merged, others, named);
        return Result.ok(merged);
    }

    private boolean mine(ObjectNode entry) {
        return Json.text(entry, "manager").equals(manager)
                && Json.text(entry, "subresource").equals(subresource);
    }

    private void record(ObjectNode merged, List<ObjectNode> others, ObjectNode named) {
        ArrayNode entries = Meta.of(merged).putArray("managedFields");
        for (ObjectNode other : others) {
            ObjectNode kept = other.deepCopy();
            if (force && kept.get("fieldsV1") instanceof ObjectNode fields) {
                kept.set("fieldsV1", FieldTree.minus(fields, named));
            }
            entries.add(kept);
        }
        ObjectNode entry = entries.addObject()
                .put("manager", manager)
                .put("operation", "Apply")
                .put("apiVersion", kind.apiVersion())
                .put("time", time)
                .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", named);
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
    }

    private ObjectNode merge(ObjectNode current, ObjectNode config, String path) {
        ObjectNode merged = current.deepCopy();
        config.properties().forEach(field -> {
            String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            switch (field.getValue()) {
                case ObjectNode object -> {
                    ObjectNode old = merged.get(field.getKey()) instanceof ObjectNode present ? present : Json.object();
                    merged.set(field.getKey(), merge(old, object, below));
                }
                case ArrayNode array -> {
                    ArrayNode old = merged.get(field.getKey()) instanceof ArrayNode present ? present : Json.array();
                    merged.set(field.getKey(), list(old, array, below));
                }
                default -> Json.set(merged, field.getKey(), field.getValue());
            }
        });
        return merged;
    }

    private ArrayNode list(ArrayNode current, ArrayNode config, String path) {
        return switch (Lists.of(kind, path)) {
            case Lists.Merge.Atomic atomic -> config;
            case Lists.Merge.Values values -> {
                ArrayNode merged = current.deepCopy();
                List<String> present = Json.texts(current);
                config.forEach(value -> {
                    if (!present.contains(value.asText())) {
                        merged.add(value);
                    }
                });
                yield merged;
            }
            case Lists.Merge.Keyed keyed -> {
                List<ObjectNode> merged = new ArrayList<>(Json.objects(current));
                for (ObjectNode element : Json.objects(config)) {
                    int index = find(merged, keyed, FieldTree.key(keyed, element));
                    if (index < 0) {
                        merged.add(element);
                    } else {
                        merged.set(index, merge(merged.get(index), element, path));
                    }
                }
                yield Json.array().addAll(merged);
            }
        };
    }

    private static int find(List<ObjectNode> elements, Lists.Merge.Keyed keyed, String key) {
        for (int i = 0; i < elements.size(); i++) {
            if (FieldTree.key(keyed, elements.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void remove(ObjectNode object, JsonNode fields, String path) {
        fields.properties().forEach(entry -> {
            if (!entry.getKey().startsWith("f:")) {
                return;
            }
            String name = entry.getKey().substring(2);
            String below = path.isEmpty() ? name : path + "." + name;
            if (entry.getValue().isEmpty()) {
                object.remove(name);
                return;
            }
            switch (object.path(name)) {
                case ObjectNode child -> remove(child, entry.getValue(), below);
                case ArrayNode list -> removeElements(list, entry.getValue(), below);
                default -> {
                    // Gone already.
                }
            }
        });
    }

    private void removeElements(ArrayNode list, JsonNode fields, String path) {
        for (var entry : fields.properties()) {
            if (entry.getKey().startsWith("v:")) {
                list.removeIf(value -> ("v:" + value).equals(entry.getKey()));
            } else if (Lists.of(kind, path) instanceof Lists.Merge.Keyed keyed) {
                boolean whole = entry.getValue().has(".");
                if (whole) {
                    list.removeIf(element -> element instanceof ObjectNode object
                            && FieldTree.key(keyed, object).equals(entry.getKey()));
                } else {
                    Json.objects(list).stream()
                            .filter(element -> FieldTree.key(keyed, element).equals(entry.getKey()))
                            .forEach(element -> remove(element, entry.getValue(), path));
                }
            }
        }
    }

    private record Conflict(String manager, String field) {}

    private List<Conflict> conflicts(ObjectNode current, ObjectNode merged, ObjectNode named, List<ObjectNode> others) {
        var conflicts = new ArrayList<Conflict>();
        for (ObjectNode other : others) {
            compare(
                    current,
                    merged,
                    named,
                    other.path("fieldsV1"),
                    "",
                    field -> conflicts.add(new Conflict(Json.text(other, "manager"), field)));
        }
        return conflicts;
    }

    /** Down to the leaves that both name; inside keyed lists the list is compared as one. */
    private static void compare(
            JsonNode current,
            JsonNode merged,
            JsonNode named,
            JsonNode other,
            String path,
            java.util.function.Consumer<String> report) {
        named.properties().forEach(entry -> {
            if (!entry.getKey().startsWith("f:") || !other.has(entry.getKey())) {
                return;
            }
            String name = entry.getKey().substring(2);
            JsonNode before = current.path(name);
            JsonNode after = merged.path(name);
            if (entry.getValue().isEmpty() || !before.isObject()) {
                if (!before.equals(after)) {
                    report.accept(path + "." + name);
                }
            } else {
                compare(before, after, entry.getValue(), other.path(entry.getKey()), path + "." + name, report);
            }
        });
    }

    private Refusal refusal(List<Conflict> conflicts) {
        var lines = conflicts.stream()
                .map(conflict -> "conflict with \"" + conflict.manager() + "\" using " + kind.apiVersion() + ": "
                        + conflict.field())
                .toList();
        ObjectNode details = Json.object();
        ArrayNode causes = details.putArray("causes");
        for (Conflict conflict : conflicts) {
            causes.addObject()
                    .put("reason", "FieldManagerConflict")
                    .put("message", "conflict with \"" + conflict.manager() + "\" using " + kind.apiVersion())
                    .put("field", conflict.field());
        }
        String head =
                "Apply failed with " + conflicts.size() + (conflicts.size() == 1 ? " conflict: " : " conflicts: ");
        return new Refusal(409, "Conflict", head + String.join(", ", lines), details);
    }
}
