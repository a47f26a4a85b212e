package dev.fairway.quickstart.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.contracts.Topics;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.records.TopicReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code topics [NAME [KEY]]}. */
public record TopicsView(String bootstrapServers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public int print(List<String> arguments) {
        try (var reader = new TopicReader(bootstrapServers)) {
            if (arguments.isEmpty()) {
                System.out.printf("%-34s %8s%n", "TOPIC", "RECORDS");
                reader.counts(Topics.PREFIX).forEach((name, count) -> System.out.printf("%-34s %8d%n", name, count));
                System.out.println(
                        "./fairway topics NAME shows the latest value of each key, NAME with or without fairway.");
                return 0;
            }
            List<String> names = reader.names(Topics.PREFIX);
            String topic = arguments.getFirst().startsWith(Topics.PREFIX)
                    ? arguments.getFirst()
                    : Topics.PREFIX + arguments.getFirst();
            if (!names.contains(topic)) {
                System.err.println("There is no topic " + topic + "; there are " + String.join(", ", names));
                return 1;
            }
            String key = arguments.size() > 1 ? arguments.get(1) : null;
            return print(reader.latest(List.of(topic)), key);
        }
    }

    private static int print(List<Entry> entries, @Nullable String key) {
        List<Entry> shown = entries.stream()
                .filter(entry -> key == null || entry.key().contains(key))
                .toList();
        if (shown.isEmpty()) {
            System.err.println(
                    key == null
                            ? "The topic is empty."
                            : "No key on it contains '" + key + "'; without a KEY all are shown.");
            return key == null ? 0 : 1;
        }
        for (Entry entry : shown) {
            System.out.println(entry.key() + "   " + entry.time() + "   " + origin(entry.headers()));
            System.out.println(entry.value() == null ? "  (tombstone)" : pretty(entry.value()));
        }
        return 0;
    }

    private static String origin(Map<String, String> headers) {
        String source = headers.getOrDefault("ce_source", "");
        String type = headers.getOrDefault("ce_type", "");
        String reason = headers.entrySet().stream()
                .filter(header -> header.getKey().contains("reason"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return (source + " " + type + " " + reason).strip();
    }

    private static String pretty(JsonNode value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(value)
                    .indent(2)
                    .stripTrailing();
        } catch (JsonProcessingException e) {
            return value.toString();
        }
    }
}
