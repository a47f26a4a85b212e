package dev.fairway.cluster.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Target;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.schema.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What clients send, brought into the form of an object: the rules of rest.BeforeCreate and rest.BeforeUpdate. Pure. */
final class Draft {
    private static final List<String> SERVER_SETS = List.of(
            "uid",
            "creationTimestamp",
            "generation",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "resourceVersion");

    /** Not kept when empty, as Go's omitempty has it. */
    private static final List<String> MAY_BE_EMPTY =
            List.of("labels", "annotations", "finalizers", "ownerReferences", "managedFields");

    /** Whether the body is of the kind, and about the object, that the URL names. */
    static Result<ObjectNode> fits(Target target, JsonNode body, boolean strict) {
        if (!(body instanceof ObjectNode sent)) {
            return Result.refused(Refusal.badRequest("the body of the request is not an object"));
        }
        Kind kind = target.kind();
        ObjectNode object = sent.deepCopy();
        Json.prune(object);
        Json.putIfAbsent(object, "kind", kind.kind());
        Json.putIfAbsent(object, "apiVersion", kind.apiVersion());
        if (!Json.text(object, "kind").equals(kind.kind())
                || !Json.text(object, "apiVersion").equals(kind.apiVersion())) {
            return Result.refused(Refusal.badRequest(Json.text(object, "kind") + " in version \""
                    + Json.text(object, "apiVersion") + "\" cannot be handled as a " + kind.kind() + " in version \""
                    + kind.apiVersion() + "\""));
        }
        Schema.Findings findings = Schema.prune(kind, object);
        if (!findings.mistyped().isEmpty()) {
            return undecodable(kind, findings.mistyped().getFirst());
        }
        if (strict && !findings.unknown().isEmpty()) {
            String fields = findings.unknown().stream()
                    .map(field -> "unknown field \"" + field + "\"")
                    .collect(Collectors.joining(", "));
            return undecodable(kind, "strict decoding error: " + fields);
        }
        ObjectNode metadata = Meta.of(object);
        MAY_BE_EMPTY.forEach(field -> Json.removeIfEmpty(metadata, field));
        if (kind.namespaced()) {
            Json.putIfAbsent(metadata, "namespace", target.namespace());
        } else {
            metadata.remove("namespace");
        }
        if (!Meta.namespace(object).equals(target.namespace())) {
            return Result.refused(Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request"));
        }
        if (!target.name().isEmpty()) {
            Json.putIfAbsent(metadata, "name", target.name());
            if (!Meta.name(object).equals(target.name())) {
                return Result.refused(Refusal.badRequest("the name of the object (" + Meta.name(object)
                        + ") does not match the name on the URL (" + target.name() + ")"));
            }
        }
        return Result.ok(object);
    }

    private static Result<ObjectNode> undecodable(Kind kind, String why) {
        return Result.refused(Refusal.badRequest(kind.kind() + " in version \"" + kind.version()
                + "\" cannot be handled as a " + kind.kind() + ": " + why));
    }

    /** The metadata of a new object. */
    static void born(Kind kind, ObjectNode object, String uid, Instant now) {
        ObjectNode metadata = Meta.of(object);
        metadata.remove(SERVER_SETS);
        metadata.remove("selfLink");
        metadata.put("uid", uid).put("creationTimestamp", time(now));
        if (kind.generation()) {
            metadata.put("generation", 1);
        }
    }

    /** What an update cannot change keeps its value; a write of the object leaves status alone and one of status the spec. */
    static ObjectNode changed(Kind kind, ObjectNode wanted, ObjectNode old, boolean status) {
        ObjectNode object = wanted.deepCopy();
        SERVER_SETS.forEach(field -> Json.set(Meta.of(object), field, Json.at(old, "metadata", field)));
        if (!Meta.of(object).has("managedFields")) {
            Json.set(Meta.of(object), "managedFields", Json.at(old, "metadata", "managedFields"));
        }
        Json.set(object, "kind", old.path("kind"));
        Json.set(object, "apiVersion", old.path("apiVersion"));
        if (status) {
            Json.set(object, "spec", old.path("spec"));
        } else if (kind.has(Kind.Part.STATUS)) {
            Json.set(object, "status", old.path("status"));
        }
        return object;
    }

    static void countGeneration(Kind kind, ObjectNode object, ObjectNode old) {
        if (kind.generation() && !content(kind, object).equals(content(kind, old))) {
            Meta.of(object)
                    .put("generation", Json.at(old, "metadata", "generation").asInt(0) + 1);
        }
    }

    /** EndpointSlices have no spec; all but their metadata counts. */
    private static JsonNode content(Kind kind, ObjectNode object) {
        if (kind.is("EndpointSlice")) {
            ObjectNode content = object.deepCopy();
            content.remove("metadata");
            return content;
        }
        return object.path("spec");
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Draft() {}
}
