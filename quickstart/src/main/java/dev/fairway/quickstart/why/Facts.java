package dev.fairway.quickstart.why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fairway.contracts.Topics;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.supervise.PartState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All that can be known about one Service.
 *
 * @param service as the API server has it; null if it has none, a missing node if it could not be asked
 * @param events about it, oldest first
 * @param entries the latest record of each key on all topics
 * @param calls lines of the cloud's journal about it, oldest first
 * @param parts empty if no supervisor was there to ask
 */
public record Facts(
        Subject subject,
        @Nullable JsonNode service,
        List<JsonNode> events,
        List<Entry> entries,
        List<JsonNode> calls,
        List<PartState> parts) {

    /** Which Service. */
    public record Subject(String cluster, String namespace, String name) {
        public String snapshotKey() {
            return cluster + "/" + namespace + "/" + name;
        }

        public String source() {
            return cluster + "/service/" + namespace + "/" + name;
        }

        /** As a person writes it: without the namespace where that is the default one. */
        public String brief() {
            return namespace.equals("default") ? name : toString();
        }

        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    /** The uid of the object, or of the newest one of that name that anything was said about; empty if there is none. */
    String uid() {
        if (service != null && !service.isMissingNode()) {
            return service.path("metadata").path("uid").asText();
        }
        return aboutSource().reduce((first, second) -> second).map(Facts::uidOf).orElse("");
    }

    Optional<Entry> snapshot() {
        return one(Topics.SERVICES, subject.snapshotKey());
    }

    List<Entry> slices() {
        return live(Topics.ENDPOINTS)
                .filter(entry -> text(entry, "namespace").equals(subject.namespace())
                        && text(entry, "service").equals(subject.name()))
                .toList();
    }

    long readyEndpoints() {
        return slices().stream()
                .flatMap(slice ->
                        StreamSupport.stream(at(slice).path("endpoints").spliterator(), false))
                .filter(endpoint -> endpoint.path("ready").asBoolean())
                .count();
    }

    Optional<Entry> cluster() {
        return one(Topics.CLUSTERS, subject.cluster());
    }

    List<Entry> providers() {
        return live(Topics.PROVIDERS).toList();
    }

    Optional<Entry> outcome(String writer) {
        return one(Topics.OUTCOMES, subject.source() + "|" + uid() + "|" + writer);
    }

    /** What providers said, by name of provider. */
    List<Entry> providerOutcomes() {
        return live(Topics.OUTCOMES)
                .filter(entry -> entry.key().startsWith(subject.source() + "|" + uid() + "|")
                        && !text(entry, "writer").equals("reconciler"))
                .sorted(Comparator.comparing(Entry::key))
                .toList();
    }

    /** What is wanted of each provider. */
    List<Entry> desired() {
        return entries.stream()
                .filter(entry -> entry.topic().startsWith(Topics.desired("")) && entry.value() != null)
                .filter(entry -> entry.key().endsWith("|" + subject.source() + "|" + uid()))
                .sorted(Comparator.comparing(Entry::topic))
                .toList();
    }

    /** Sets of pods behind the Service's ports. */
    List<Entry> backends() {
        return live(Topics.BACKENDS)
                .filter(entry -> entry.key().startsWith(subject.snapshotKey() + "/"))
                .toList();
    }

    /** Uids of earlier objects of this name that a provider is not finished with. */
    List<Entry> ofEarlierObjects() {
        return live(Topics.OUTCOMES)
                .filter(entry -> entry.key().startsWith(subject.source() + "|")
                        && !uidOf(entry).equals(uid())
                        && !List.of("Gone", "Released")
                                .contains(phase(entry).path("type").asText()))
                .toList();
    }

    List<Entry> deadLetters() {
        return entries.stream()
                .filter(entry -> entry.topic().startsWith(Topics.deadLetters("")))
                .toList();
    }

    static String provider(Entry desired) {
        return desired.topic().substring(Topics.desired("").length());
    }

    static JsonNode phase(Entry outcome) {
        return at(outcome).path("phase");
    }

    static JsonNode at(Entry entry) {
        JsonNode value = entry.value();
        return value == null ? MissingNode.getInstance() : value;
    }

    private Stream<Entry> aboutSource() {
        return entries.stream()
                .filter(entry -> entry.value() != null && entry.key().contains(subject.source() + "|"))
                .sorted(Comparator.comparing(Entry::time));
    }

    private static String uidOf(Entry entry) {
        return text(entry, "uid");
    }

    private Optional<Entry> one(String topic, String key) {
        return live(topic).filter(entry -> entry.key().equals(key)).findFirst();
    }

    private Stream<Entry> live(String topic) {
        return entries.stream().filter(entry -> entry.topic().equals(topic) && entry.value() != null);
    }

    static String text(Entry entry, String field) {
        return at(entry).path(field).asText("");
    }
}
