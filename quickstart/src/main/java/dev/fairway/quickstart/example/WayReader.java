package dev.fairway.quickstart.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.Topics;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.records.TopicReader;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds the steps of one Service's creation on the topics, in the API server's journal and in the cloud's. */
public record WayReader(Cluster cluster, Cloud cloud, String kafka) {

    public Way read(Facts.Subject subject, String uid) throws IOException, InterruptedException {
        var steps = new ArrayList<Way.Step>();
        List<Entry> entries = entries();
        kubernetes(subject, steps);
        String key = subject.snapshotKey();
        first(entries, 1, "watcher", "publishes its snapshot", steps, on(Topics.SERVICES, key));
        first(entries, 2, "reconciler", "claims it", steps, outcome(subject, uid, "reconciler")
                .and(entry -> type(entry.value()).equals("Claimed")));
        first(entries, 4, "watcher", "publishes it with our finalizer", steps, on(Topics.SERVICES, key)
                .and(WayReader::hasFinalizer));
        first(entries, 5, "reconciler", "tells aws what is wanted", steps, entry -> entry.topic()
                        .equals(Topics.desired("aws"))
                && entry.key().endsWith(uid));
        Predicate<Entry> aws = outcome(subject, uid, "aws");
        first(entries, 7, "provider-aws", "publishes the address", steps, aws.and(entry -> !value(entry)
                .path("addresses")
                .isEmpty()));
        first(entries, 9, "provider-aws", "says that it answers", steps, aws.and(
                entry -> type(entry.value()).equals("Ready")));
        calls(subject, steps);
        return new Way(steps);
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        try (var reader = new TopicReader(kafka)) {
            reader.all(
                    reader.names(Topics.PREFIX).stream()
                            .filter(name -> List.of(Topics.SERVICES, Topics.OUTCOMES, Topics.desired("aws"))
                                    .contains(name))
                            .toList(),
                    entries::add);
        }
        return entries;
    }

    private void kubernetes(Facts.Subject subject, List<Way.Step> steps) throws IOException, InterruptedException {
        boolean created = false;
        boolean claimed = false;
        boolean addressed = false;
        for (ApiJournal.Stored stored : ApiJournal.of(cluster, subject)) {
            if (!created) {
                steps.add(new Way.Step(stored.at(), 0, "kubernetes", "stores the Service"));
                created = true;
            } else if (!claimed) {
                steps.add(new Way.Step(stored.at(), 3, "kubernetes", "stores our finalizer, which status set"));
                claimed = true;
            } else if (!addressed && stored.status()) {
                steps.add(new Way.Step(stored.at(), 8, "kubernetes", "stores the address, which status wrote"));
                addressed = true;
            }
        }
    }

    private void calls(Facts.Subject subject, List<Way.Step> steps) throws IOException, InterruptedException {
        List<JsonNode> calls = cloud.journal(0).stream()
                .filter(call -> call.path("source").asText().equals(subject.source()))
                .filter(call -> call.path("mutating").asBoolean())
                .toList();
        for (int i = 0; i < calls.size(); i++) {
            String op = calls.get(i).path("op").asText();
            Instant at = Instant.parse(calls.get(i).path("time").asText());
            steps.add(new Way.Step(at, 6, "cloud", "call " + (i + 1) + " of " + calls.size() + ": " + op));
        }
    }

    private static void first(
            List<Entry> entries, int rank, String who, String what, List<Way.Step> steps, Predicate<Entry> right) {
        entries.stream()
                .filter(entry -> entry.value() != null)
                .filter(right)
                .findFirst()
                .ifPresent(entry -> steps.add(new Way.Step(entry.time(), rank, who, what)));
    }

    private static Predicate<Entry> on(String topic, String key) {
        return entry -> entry.topic().equals(topic) && entry.key().equals(key);
    }

    private static Predicate<Entry> outcome(Facts.Subject subject, String uid, String writer) {
        return on(Topics.OUTCOMES, subject.source() + "|" + uid + "|" + writer);
    }

    private static boolean hasFinalizer(Entry snapshot) {
        return StreamSupport.stream(value(snapshot).path("finalizers").spliterator(), false)
                .anyMatch(finalizer -> finalizer.asText().equals(Finalizers.LOAD_BALANCER));
    }

    private static String type(@Nullable JsonNode outcome) {
        return outcome == null ? "" : outcome.path("phase").path("type").asText();
    }

    private static JsonNode value(Entry entry) {
        JsonNode value = entry.value();
        return value == null ? MissingNode.getInstance() : value;
    }
}
