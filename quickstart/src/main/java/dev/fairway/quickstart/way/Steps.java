package dev.fairway.quickstart.way;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.Topics;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.why.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Finds the steps of one Service's creation among all that was recorded.
 *
 * @param entries every record about it, in order
 * @param stored what the API server stored of it, in order
 * @param calls the changing calls to the cloud about it, in order
 */
record Steps(Facts.Subject subject, String uid, List<Entry> entries, List<Stored> stored, List<JsonNode> calls) {

    Way way() {
        var steps = new ArrayList<Way.Step>();
        List<Instant> changes = sinceCreation();
        changes.stream().findFirst().ifPresent(first -> steps.add(step(first, Hop.STORED)));
        record(Hop.SNAPSHOT, this::isSnapshot).ifPresent(steps::add);
        record(Hop.CLAIMED, isOutcome("reconciler").and(entry -> phase(entry).equals("Claimed")))
                .ifPresent(steps::add);
        // The first change after the creation is the claim; nothing else touches metadata or spec.
        changes.stream().skip(1).findFirst().ifPresent(second -> steps.add(step(second, Hop.FINALIZER)));
        record(Hop.CLAIMED_SNAPSHOT, entry -> isSnapshot(entry) && hasFinalizer(entry))
                .ifPresent(steps::add);
        record(
                        Hop.DESIRED,
                        entry -> entry.topic().startsWith(Topics.desired(""))
                                && entry.key().endsWith("|" + uid))
                .ifPresent(steps::add);
        for (int i = 0; i < calls.size(); i++) {
            String op = calls.get(i).path("op").asText();
            Instant at = Instant.parse(calls.get(i).path("time").asText());
            steps.add(new Way.Step(at, i == 0 ? Hop.FIRST_CALL : Hop.LATER_CALL, op));
        }
        Optional<Way.Step> address = record(Hop.ADDRESS, this::hasAddress);
        address.ifPresent(steps::add);
        address.flatMap(published -> changes.stream()
                        .filter(change -> change.isAfter(published.at()))
                        .findFirst())
                .ifPresent(written -> steps.add(step(written, Hop.WRITTEN)));
        record(Hop.READY, entry -> isProviders(entry) && phase(entry).equals("Ready"))
                .ifPresent(steps::add);
        return new Way(steps);
    }

    /** An earlier object of this name may be on record, too. */
    private List<Instant> sinceCreation() {
        var changes = new ArrayList<Instant>();
        for (Stored change : stored) {
            if (change.added()) {
                changes.clear();
            }
            changes.add(change.at());
        }
        return changes;
    }

    private Optional<Way.Step> record(Hop hop, Predicate<Entry> right) {
        return entries.stream()
                .filter(entry -> entry.value() != null)
                .filter(right)
                .findFirst()
                .map(entry -> step(entry.time(), hop));
    }

    private static Way.Step step(Instant at, Hop hop) {
        return new Way.Step(at, hop, "");
    }

    private boolean isSnapshot(Entry entry) {
        return entry.topic().equals(Topics.SERVICES)
                && entry.key().equals(subject.snapshotKey())
                && value(entry).path("uid").asText().equals(uid);
    }

    private Predicate<Entry> isOutcome(String writer) {
        return entry -> entry.topic().equals(Topics.OUTCOMES)
                && entry.key().equals(subject.source() + "|" + uid + "|" + writer);
    }

    private boolean isProviders(Entry entry) {
        return entry.topic().equals(Topics.OUTCOMES)
                && entry.key().startsWith(subject.source() + "|" + uid + "|")
                && !isOutcome("reconciler").test(entry);
    }

    private boolean hasAddress(Entry entry) {
        return isProviders(entry) && !value(entry).path("addresses").isEmpty();
    }

    private static boolean hasFinalizer(Entry snapshot) {
        return StreamSupport.stream(value(snapshot).path("finalizers").spliterator(), false)
                .anyMatch(finalizer -> finalizer.asText().equals(Finalizers.LOAD_BALANCER));
    }

    private static String phase(Entry outcome) {
        return value(outcome).path("phase").path("type").asText();
    }

    private static JsonNode value(Entry entry) {
        JsonNode value = entry.value();
        return value == null ? MissingNode.getInstance() : value;
    }
}
