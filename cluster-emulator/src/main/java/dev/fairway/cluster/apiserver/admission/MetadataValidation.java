package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names, labels and finalizers: ValidateObjectMeta and ValidateObjectMetaUpdate of k8s.io/apimachinery. */
final class MetadataValidation {
    private static final Set<String> STANDARD_FINALIZERS = Set.of("orphan", "foregroundDeletion", "kubernetes");

    static List<Problem> check(Kind kind, JsonNode object, @Nullable JsonNode old) {
        var problems = new ArrayList<Problem>();
        if (old == null) {
            String name = Meta.name(object);
            name(kind, name).ifPresent(why -> problems.add(Problem.invalid("metadata.name", name, why)));
        }
        Json.at(object, "metadata", "labels").properties().forEach(label -> {
            Names.qualified(label.getKey())
                    .ifPresent(why -> problems.add(Problem.invalid("metadata.labels", label.getKey(), why)));
            String value = label.getValue().asText();
            Names.labelValue(value).ifPresent(why -> problems.add(Problem.invalid("metadata.labels", value, why)));
        });
        finalizers(object, old, problems);
        return problems;
    }

    private static Optional<String> name(Kind kind, String name) {
        return switch (kind.kind()) {
            case "Namespace" -> Names.label(name);
            case "Service" -> Names.serviceName(name);
            default -> Names.subdomain(name);
        };
    }

    private static void finalizers(JsonNode object, @Nullable JsonNode old, List<Problem> problems) {
        List<String> finalizers = Meta.finalizers(object);
        for (String finalizer : finalizers) {
            Names.qualified(finalizer)
                    .ifPresent(why -> problems.add(Problem.invalid("metadata.finalizers", finalizer, why)));
            if (!finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer)) {
                problems.add(Problem.invalid(
                        "metadata.finalizers",
                        finalizer,
                        "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
        if (old != null && Meta.deleting(old)) {
            List<String> added = new ArrayList<>(finalizers);
            added.removeAll(Meta.finalizers(old));
            if (!added.isEmpty()) {
                problems.add(Problem.forbidden(
                        "metadata.finalizers",
                        "no new finalizers can be added if the object is being deleted, found new finalizers []string{\""
                                + String.join("\", \"", added) + "\"}"));
            }
        }
    }

    private MetadataValidation() {}
}
