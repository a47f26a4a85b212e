package dev.fairway.cluster.apiserver.reply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal as k8s.io/apimachinery's api/errors words it. */
public record Refusal(int code, String reason, String message, ObjectNode details) {

    public static Refusal notFound(Kind kind, String name) {
        return about(404, "NotFound", kind.qualified() + " \"" + name + "\" not found", kind, name);
    }

    public static Refusal noSuchPath() {
        return new Refusal(404, "NotFound", "the server could not find the requested resource", Json.object());
    }

    public static Refusal alreadyExists(Kind kind, String name) {
        return about(409, "AlreadyExists", kind.qualified() + " \"" + name + "\" already exists", kind, name);
    }

    public static Refusal conflict(Kind kind, String name, String detail) {
        String message = "Operation cannot be fulfilled on " + kind.qualified() + " \"" + name + "\": " + detail;
        return about(409, "Conflict", message, kind, name);
    }

    public static Refusal modified(Kind kind, String name) {
        return conflict(
                kind,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static Refusal forbidden(Kind kind, String name, String detail) {
        return about(403, "Forbidden", kind.qualified() + " \"" + name + "\" is forbidden: " + detail, kind, name);
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message, Json.object());
    }

    public static Refusal unsupportedMediaType(String type) {
        return new Refusal(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + type,
                Json.object());
    }

    public static Refusal methodNotAllowed(String method) {
        return new Refusal(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource: " + method,
                Json.object());
    }

    public static Refusal expired(String message) {
        return new Refusal(410, "Expired", message, Json.object());
    }

    public static Refusal internal(String message) {
        return new Refusal(500, "InternalError", "Internal error occurred: " + message, Json.object());
    }

    /** What upstream answers when a JSON patch does not apply: a generic 422 with the reason among the causes. */
    public static Refusal patchDoesNotApply(String why) {
        ObjectNode details = Json.object();
        details.putArray("causes")
                .addObject()
                .put("reason", "UnexpectedServerResponse")
                .put("message", why);
        return new Refusal(422, "Invalid", "the server rejected our request due to an error in our request", details);
    }

    public static Refusal invalid(Kind kind, String name, List<Problem> problems) {
        String listed = problems.stream().map(Problem::message).collect(Collectors.joining(", "));
        String who = kind.group().isEmpty() ? kind.kind() : kind.kind() + "." + kind.group();
        Refusal refusal = about(
                422,
                "Invalid",
                who + " \"" + name + "\" is invalid: " + (problems.size() == 1 ? listed : "[" + listed + "]"),
                kind,
                name);
        refusal.details().put("kind", kind.kind());
        ArrayNode causes = refusal.details().putArray("causes");
        for (Problem problem : problems) {
            causes.addObject()
                    .put("reason", problem.type().reason())
                    .put("message", problem.text())
                    .put("field", problem.field());
        }
        return refusal;
    }

    private static Refusal about(int code, String reason, String message, Kind kind, String name) {
        ObjectNode details = Json.object().put("name", name);
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        return new Refusal(code, reason, message, details.put("kind", kind.plural()));
    }

    public ObjectNode toStatus() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }
}
