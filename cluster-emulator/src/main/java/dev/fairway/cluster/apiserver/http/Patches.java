package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.patch.JsonPatch;
import dev.fairway.cluster.apiserver.patch.MergePatch;
import dev.fairway.cluster.apiserver.patch.StrategicMergePatch;
import java.io.IOException;

/** Which patch a content type means. Server-side apply is treated as a strategic merge by one manager. */
final class Patches {
    private static final YAMLMapper YAML = new YAMLMapper();

    static ObjectNode apply(String contentType, ObjectNode before, JsonNode patch) {
        String type = contentType.split(";")[0].strip();
        JsonNode after = switch (type) {
            case "application/json-patch+json" -> JsonPatch.apply(before, patch);
            case "application/merge-patch+json" -> MergePatch.apply(before, patch);
            case "application/strategic-merge-patch+json", "application/apply-patch+yaml" ->
                StrategicMergePatch.apply(before, patch);
            default ->
                throw new ApiError(
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format - accepted media types include:"
                                + " application/json-patch+json, application/merge-patch+json,"
                                + " application/strategic-merge-patch+json, application/apply-patch+yaml");
        };
        if (after instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("the patch leaves no object");
    }

    static JsonNode yaml(byte[] body) {
        try {
            return YAML.readTree(body);
        } catch (IOException e) {
            throw ApiError.badRequest("the body is neither YAML nor JSON: " + e.getMessage());
        }
    }

    private Patches() {}
}
