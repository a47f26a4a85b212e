package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;

/** A patch of one of the forms that change an object that is there. */
public record Patch(Form form, JsonNode body) {

    public enum Form {
        JSON("application/json-patch+json"),
        MERGE("application/merge-patch+json"),
        STRATEGIC("application/strategic-merge-patch+json"),
        APPLY("application/apply-patch+yaml");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        public static Result<Form> of(String contentType) {
            String type = contentType.split(";", 2)[0].strip();
            for (Form form : values()) {
                if (form.mediaType.equals(type)) {
                    return Result.ok(form);
                }
            }
            return Result.refused(
                    Refusal.unsupportedMediaType(
                            "application/json-patch+json, "
                                    + "application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml"));
        }
    }

    public Result<ObjectNode> apply(Kind kind, ObjectNode document) {
        Result<? extends JsonNode> patched = switch (form) {
            case JSON -> JsonPatch.apply(document, body);
            case MERGE -> Result.ok(MergePatch.apply(document, body));
            case STRATEGIC ->
                body instanceof ObjectNode changes
                        ? Result.ok(new StrategicPatch(kind).apply(document, changes))
                        : Result.<JsonNode>refused(Refusal.badRequest("the patch is not a JSON object"));
            case APPLY -> throw new IllegalStateException("an apply is not a patch of a document alone; see Apply");
        };
        return patched.then(node -> node instanceof ObjectNode object
                ? Result.ok(object)
                : Result.refused(Refusal.badRequest("the patch leaves no JSON object")));
    }
}
