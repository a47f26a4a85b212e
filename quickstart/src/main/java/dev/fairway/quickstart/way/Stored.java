package dev.fairway.quickstart.way;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A change of a Service that the API server stored.
 *
 * @param added it is the creation
 */
public record Stored(String namespace, String name, Instant at, boolean added) {

    /** Empty for a line of the API server's journal that is about something else. */
    static Optional<Stored> read(JsonNode line) {
        if (!line.path("kind").asText().equals("Service")) {
            return Optional.empty();
        }
        return Optional.of(new Stored(
                line.path("namespace").asText(),
                line.path("name").asText(),
                Instant.EPOCH.plus(line.path("storedAtMicros").asLong(), ChronoUnit.MICROS),
                line.path("verb").asText().equals("ADDED")));
    }
}
