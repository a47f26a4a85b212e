package dev.fairway.cluster.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Result;
import java.util.function.Predicate;

/** Which objects a list, a watch or a deletecollection is about. */
public record Selection(Kind kind, String namespace, Predicate<JsonNode> condition) {

    /** @param namespace empty for all */
    public static Result<Selection> parse(Kind kind, String namespace, String labels, String fields) {
        return LabelSelector.parse(labels)
                .then(byLabels -> FieldSelector.parse(kind, fields)
                        .map(byFields -> new Selection(kind, namespace, byLabels.and(byFields))));
    }

    public boolean matches(JsonNode object) {
        return (namespace.isEmpty() || namespace.equals(Meta.namespace(object))) && condition.test(object);
    }
}
