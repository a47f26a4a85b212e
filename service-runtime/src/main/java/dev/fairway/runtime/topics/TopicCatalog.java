package dev.fairway.runtime.topics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows of {@code deploy/topics.yaml}. A name that ends in {@code *} stands for all that begin so. */
@ApplicationScoped
public class TopicCatalog {
    private final Map<String, Row> rows;

    /** @param settings Kafka's own topic settings */
    public record Row(int partitions, Map<String, String> settings) {}

    public TopicCatalog() {
        try (InputStream yaml = TopicCatalog.class.getResourceAsStream("/topics.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("topics.yaml is not on the class path");
            }
            this.rows = new YAMLMapper().readValue(yaml, new TypeReference<LinkedHashMap<String, Row>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("topics.yaml cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException if no row has this topic: a bug, or a topic that is not Fairway's */
    public Row row(String topic) {
        Row exact = rows.get(topic);
        if (exact != null) {
            return exact;
        }
        return rows.entrySet().stream()
                .filter(e -> e.getKey().endsWith("*")
                        && topic.startsWith(e.getKey().substring(0, e.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row of topics.yaml has the topic " + topic));
    }

    public int partitions(String topic) {
        return row(topic).partitions();
    }
}
