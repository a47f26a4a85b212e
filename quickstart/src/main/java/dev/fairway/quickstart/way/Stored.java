package dev.fairway.quickstart.way;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a Service that the API server stored.
 *
 * @param status whether the status sub-resource was written
 */
public record Stored(String namespace, String name, Instant at, boolean status) {

    /** Empty for a line of the API server's journal that is about something else. */
    static Optional<Stored> read(JsonNode line) {
        if (!line.path("resource").asText().equals("services")) {
            return Optional.empty();
        }
        return Optional.of(new Stored(
                line.path("namespace").asText(),
                line.path("name").asText(),
                Instant.parse(line.path("time").asText()),
                line.path("subresource").asText("").equals("status")));
    }
}
