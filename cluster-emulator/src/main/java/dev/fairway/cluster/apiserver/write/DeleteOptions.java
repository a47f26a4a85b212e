package dev.fairway.cluster.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * @param graceSeconds null when the client leaves it to the object
 * @param uid precondition, empty for none; so is resourceVersion
 */
public record DeleteOptions(
        @Nullable Integer graceSeconds, Propagation propagation, String uid, String resourceVersion, boolean dryRun) {

    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    static final DeleteOptions BACKGROUND = new DeleteOptions(null, Propagation.BACKGROUND, "", "", false);

    /** @param query what the URL says, which upstream takes when there is no body */
    public static DeleteOptions of(JsonNode body, JsonNode query) {
        JsonNode options = body.isEmpty() ? query : body;
        JsonNode grace = options.path("gracePeriodSeconds");
        Propagation propagation = switch (Json.text(options, "propagationPolicy")) {
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default -> Propagation.BACKGROUND;
        };
        return new DeleteOptions(
                grace.isMissingNode() || grace.isNull() ? null : Integer.valueOf(grace.asInt()),
                propagation,
                Json.text(options, "preconditions", "uid"),
                Json.text(options, "preconditions", "resourceVersion"),
                !options.path("dryRun").isEmpty() || query.has("dryRun"));
    }
}
