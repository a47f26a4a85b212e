package dev.fairway.quickstart.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.contracts.Finalizers;
import dev.fairway.quickstart.records.Entry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The hops in the order of the pipeline: Kubernetes, watcher, reconciler, provider, cloud, status. */
public final class Story {
    private static final int CALLS = 12;

    public static List<Hop> tell(Facts facts) {
        var hops = new ArrayList<Hop>();
        hops.add(kubernetes(facts.service()));
        hops.add(watcher(facts));
        hops.addAll(reconciler(facts));
        facts.providerOutcomes().forEach(outcome -> hops.add(provider(outcome)));
        facts.ofEarlierObjects()
                .forEach(outcome -> hops.add(Hop.of(
                        Facts.text(outcome, "writer"),
                        outcome.time(),
                        "an earlier Service of this name, uid " + Facts.text(outcome, "uid") + ": "
                                + phrase(outcome))));
        hops.add(cloud(facts.calls()));
        status(facts).ifPresent(hops::add);
        return hops;
    }

    private static Hop kubernetes(@Nullable JsonNode service) {
        if (service == null) {
            return Hop.of("kubernetes", null, "there is no such Service");
        }
        if (service.isMissingNode()) {
            return Hop.of("kubernetes", null, "could not be asked");
        }
        JsonNode spec = service.path("spec");
        var said = new ArrayList<String>();
        String loadBalancerClass = spec.path("loadBalancerClass").asText("");
        said.add("type " + spec.path("type").asText() + ", "
                + (loadBalancerClass.isEmpty() ? "no class" : "class " + loadBalancerClass) + ", "
                + (finalizer(service) ? "our finalizer is set" : "our finalizer is not set")
                + (service.path("metadata").has("deletionTimestamp") ? ", being deleted" : ""));
        said.add("ports "
                + Words.list(
                        spec.path("ports"),
                        port -> port.path("port").asText() + "/"
                                + port.path("protocol").asText("TCP")));
        JsonNode annotations = service.path("metadata").path("annotations");
        annotations.properties().forEach(annotation -> {
            if (!annotation.getKey().startsWith("kubectl.kubernetes.io/")) {
                said.add("annotation " + annotation.getKey() + "="
                        + annotation.getValue().asText());
            }
        });
        return new Hop("kubernetes", time(service.path("metadata").path("creationTimestamp")), said);
    }

    static boolean finalizer(JsonNode service) {
        return StreamSupport.stream(service.path("metadata").path("finalizers").spliterator(), false)
                .anyMatch(finalizer -> finalizer.asText().equals(Finalizers.LOAD_BALANCER));
    }

    private static Hop watcher(Facts facts) {
        Optional<Entry> snapshot = facts.snapshot();
        if (snapshot.isEmpty()) {
            return Hop.of("watcher", null, "has no snapshot of it on the topic services");
        }
        var said = new ArrayList<String>();
        said.add("published its snapshot");
        List<Entry> slices = facts.slices();
        said.add(slices.isEmpty() ? "knows no endpoints of it yet" : Words.endpoints(slices));
        return new Hop("watcher", snapshot.get().time(), said);
    }

    private static List<Hop> reconciler(Facts facts) {
        var hops = new ArrayList<Hop>();
        facts.outcome("reconciler")
                .ifPresentOrElse(
                        outcome -> hops.add(new Hop("reconciler", outcome.time(), lines(outcome))),
                        () -> hops.add(Hop.of("reconciler", null, "has said nothing about it")));
        for (Entry desired : facts.desired()) {
            hops.add(Hop.of(
                    "reconciler",
                    desired.time(),
                    "wants of " + Facts.provider(desired) + ": " + Facts.text(desired, "type") + ", generation "
                            + Facts.text(desired, "generation")));
        }
        for (Entry set : facts.backends()) {
            hops.add(Hop.of(
                    "reconciler",
                    set.time(),
                    "backends " + set.key() + ": "
                            + Words.count(Facts.at(set).path("targets").size(), "target")));
        }
        return hops;
    }

    private static Hop provider(Entry outcome) {
        return new Hop(Facts.text(outcome, "writer"), outcome.time(), lines(outcome));
    }

    private static List<String> lines(Entry outcome) {
        var lines = new ArrayList<String>();
        lines.add(phrase(outcome));
        JsonNode phase = Facts.phase(outcome);
        for (String field : List.of("problems", "notes")) {
            for (JsonNode problem : phase.path(field)) {
                lines.add("  " + Words.problem(problem));
            }
        }
        for (JsonNode address : Facts.at(outcome).path("addresses")) {
            lines.add("  address " + Words.address(address));
        }
        return lines;
    }

    private static String phrase(Entry outcome) {
        JsonNode phase = Facts.phase(outcome);
        var phrase = new StringBuilder(phase.path("type").asText("said something that cannot be read"));
        if (phase.has("kind")) {
            phrase.append(' ').append(phase.path("kind").asText());
        }
        if (phase.has("reason")) {
            phrase.append(' ')
                    .append(phase.path("reason").asText())
                    .append(": ")
                    .append(phase.path("message").asText());
        }
        long generation = Facts.at(outcome).path("generation").asLong();
        return generation == 0 ? phrase.toString() : phrase + ", of generation " + generation;
    }

    private static Hop cloud(List<JsonNode> calls) {
        if (calls.isEmpty()) {
            return Hop.of("cloud", null, "got no call about it");
        }
        List<JsonNode> telling = calls.stream()
                .filter(call ->
                        call.path("mutating").asBoolean() || call.path("status").asInt() >= 400)
                .toList();
        var said = new ArrayList<String>();
        said.add("got " + Words.count(calls.size(), "call") + " about it; those that changed something or failed"
                + (telling.size() > CALLS ? ", the last " + CALLS + " of " + telling.size() : "") + ":");
        telling.subList(Math.max(0, telling.size() - CALLS), telling.size())
                .forEach(call -> said.add("  " + Words.call(call)));
        return new Hop("cloud", time(calls.getLast().path("time")), said);
    }

    private static Optional<Hop> status(Facts facts) {
        JsonNode service = facts.service();
        if (service == null || service.isMissingNode()) {
            return Optional.empty();
        }
        var said = new ArrayList<String>();
        JsonNode ingress = service.path("status").path("loadBalancer").path("ingress");
        said.add(ingress.isEmpty() ? "no address is written" : "wrote " + Words.list(ingress, Words::address));
        for (JsonNode condition : service.path("status").path("conditions")) {
            said.add("condition " + condition.path("type").asText() + "="
                    + condition.path("status").asText() + " "
                    + condition.path("reason").asText() + ": "
                    + condition.path("message").asText());
        }
        facts.events()
                .forEach(event -> said.add("event " + event.path("type").asText() + " "
                        + event.path("reason").asText() + ": "
                        + event.path("message").asText()));
        return Optional.of(new Hop("status", null, said));
    }

    private static @Nullable Instant time(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.asText()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Story() {}
}
