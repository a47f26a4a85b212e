package dev.fairway.quickstart.way;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.contracts.Topics;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.records.TopicReader;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that the topics and both journals hold now, by Service; read once for many of them. */
public final class Traces {
    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final Map<String, List<Stored>> stored = new HashMap<>();
    private final Map<String, List<JsonNode>> calls = new HashMap<>();

    public static Traces read(Cluster cluster, Cloud cloud, String kafka) throws IOException, InterruptedException {
        var traces = new Traces();
        traces.topics(kafka);
        for (JsonNode line : cluster.journal(0)) {
            Stored.read(line).ifPresent(change -> add(traces.stored, change.namespace() + "/" + change.name(), change));
        }
        for (JsonNode call : cloud.journal(0)) {
            if (call.path("mutating").asBoolean()) {
                add(traces.calls, call.path("source").asText(), call);
            }
        }
        return traces;
    }

    public Way way(Facts.Subject subject, String uid) {
        var about = new ArrayList<>(entries.getOrDefault(subject.snapshotKey(), List.of()));
        about.addAll(entries.getOrDefault(subject.source(), List.of()));
        return new Steps(
                        subject,
                        uid,
                        about,
                        stored.getOrDefault(subject.toString(), List.of()),
                        calls.getOrDefault(subject.source(), List.of()))
                .way();
    }

    private void topics(String kafka) {
        try (var reader = new TopicReader(kafka)) {
            List<String> topics = reader.names(Topics.PREFIX).stream()
                    .filter(name -> name.equals(Topics.SERVICES)
                            || name.equals(Topics.OUTCOMES)
                            || name.startsWith(Topics.desired("")))
                    .toList();
            reader.all(topics, entry -> add(entries, subject(entry), entry));
        }
    }

    /** Keys are a snapshot's, or {@code source|uid|writer}, or {@code domain|source|uid}. */
    private static String subject(Entry entry) {
        String[] words = entry.key().split("\\|");
        return entry.topic().startsWith(Topics.desired("")) && words.length == 3 ? words[1] : words[0];
    }

    private static <T> void add(Map<String, List<T>> lists, String key, T value) {
        lists.computeIfAbsent(key, unknown -> new ArrayList<>()).add(value);
    }
}
