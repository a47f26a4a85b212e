package dev.fairway.quickstart.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record on a topic, kept as JSON so that fields nobody here knows are shown, too.
 *
 * @param time when the writer says it happened ({@code ce_time}), else when Kafka got it
 * @param value null for a tombstone; a text node with what can be read of it where it is not JSON
 */
public record Entry(
        String topic, String key, @Nullable JsonNode value, Instant time, Map<String, String> headers, long offset) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Entry {
        headers = Map.copyOf(headers);
    }

    static @Nullable JsonNode read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            JsonNode value = JSON.readTree(bytes);
            return value.isMissingNode() ? JSON.getNodeFactory().textNode("") : value;
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode("not JSON: " + new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
