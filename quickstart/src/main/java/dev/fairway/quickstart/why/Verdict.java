package dev.fairway.quickstart.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.contracts.Finalizers;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.supervise.PartState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What it waits for now, and what a person can do about it.
 *
 * @param todo empty where nothing needs to be done
 */
public record Verdict(String waitsFor, String todo) {
    private static final String NOTHING = "";

    public static Verdict of(Facts facts) {
        JsonNode service = facts.service();
        if (service == null) {
            return withoutObject(facts);
        }
        if (service.isMissingNode()) {
            return new Verdict("It cannot be told while Kubernetes does not answer", "./fairway status");
        }
        boolean deleting = service.path("metadata").has("deletionTimestamp");
        boolean wanted = service.path("spec").path("type").asText().equals("LoadBalancer") && !deleting;
        if (!wanted && !Story.finalizer(service)) {
            return new Verdict(
                    deleting
                            ? "Nothing of ours: our finalizer is gone; another one keeps the object"
                            : "Nothing: it is of type "
                                    + service.path("spec").path("type").asText()
                                    + " and nothing of it is left in a cloud",
                    NOTHING);
        }
        if (facts.snapshot().isEmpty()) {
            return waiting(facts, "watcher", "the watcher to publish its snapshot");
        }
        return wanted ? building(facts, service) : removing(facts);
    }

    private static Verdict withoutObject(Facts facts) {
        if (facts.uid().isEmpty()) {
            return new Verdict(
                    "Nothing: there is no Service " + facts.subject() + ", and nobody has ever spoken of one",
                    "./fairway kubectl get svc -A lists what there is");
        }
        return removing(facts);
    }

    private static Verdict building(Facts facts, JsonNode service) {
        Optional<Entry> reconciler = facts.outcome("reconciler");
        if (reconciler.isPresent() && is(reconciler.get(), "Failed")) {
            return failed(reconciler.get(), "the reconciler");
        }
        String unknown = unannouncedClass(facts, service);
        if (!unknown.isEmpty()) {
            return new Verdict(
                    "A provider that serves " + unknown + ": none has announced that. Announced: " + announced(facts),
                    "change spec.loadBalancerClass (delete and create: it cannot be edited), or start that provider");
        }
        if (reconciler.isEmpty() && facts.desired().isEmpty()) {
            return waiting(facts, "reconciler", "the reconciler to claim it");
        }
        if (!Story.finalizer(service)) {
            return waiting(facts, "status", "status to set our finalizer, " + Finalizers.LOAD_BALANCER);
        }
        if (facts.desired().isEmpty()) {
            return waiting(facts, "reconciler", "the reconciler to say what it wants of a provider");
        }
        for (Entry desired : facts.desired()) {
            Optional<Verdict> provider = provider(facts, desired);
            if (provider.isPresent()) {
                return provider.get();
            }
        }
        if (service.path("status").path("loadBalancer").path("ingress").isEmpty()) {
            return waiting(facts, "status", "status to write the address");
        }
        return new Verdict(
                "Nothing: it works",
                "curl $(./fairway address " + facts.subject().brief() + ")");
    }

    private static Optional<Verdict> provider(Facts facts, Entry desired) {
        String name = Facts.provider(desired);
        Optional<Entry> outcome = facts.outcome(name);
        if (outcome.isEmpty()) {
            return Optional.of(waiting(facts, "provider-" + name, name + " to say anything about it"));
        }
        if (is(outcome.get(), "Failed")) {
            return Optional.of(failed(outcome.get(), name));
        }
        if (generation(outcome.get()) < generation(desired)) {
            return Optional.of(waiting(
                    facts,
                    "provider-" + name,
                    name + " to get to generation " + generation(desired) + "; it speaks of "
                            + generation(outcome.get())));
        }
        if (is(outcome.get(), "Progressing")) {
            JsonNode phase = Facts.phase(outcome.get());
            String what =
                    phase.path("reason").asText() + ": " + phase.path("message").asText();
            if (facts.readyEndpoints() == 0) {
                return Optional.of(new Verdict(
                        "It waits for a ready pod; " + name + " says " + what,
                        "./fairway kubectl get pods -n " + facts.subject().namespace()
                                + " shows what is with the pods that the selector means"));
            }
            return Optional.of(waiting(facts, "provider-" + name, what));
        }
        return Optional.empty();
    }

    private static Verdict removing(Facts facts) {
        for (Entry desired : facts.desired()) {
            String name = Facts.provider(desired);
            Optional<Entry> outcome = facts.outcome(name);
            if (Facts.text(desired, "type").equals("Present")) {
                return waiting(
                        facts, "reconciler", "the reconciler to tell " + name + " that it is not wanted any more");
            }
            if (outcome.isPresent() && is(outcome.get(), "Failed")) {
                return failed(outcome.get(), name);
            }
            if (outcome.isEmpty() || !is(outcome.get(), "Gone") || generation(outcome.get()) < generation(desired)) {
                return waiting(facts, "provider-" + name, name + " to remove it from the cloud");
            }
        }
        if (facts.service() == null) {
            return new Verdict("Nothing: it was deleted, and everything of it is gone", NOTHING);
        }
        if (facts.outcome("reconciler")
                .filter(outcome -> is(outcome, "Released"))
                .isEmpty()) {
            return waiting(facts, "reconciler", "the reconciler to release it");
        }
        return waiting(facts, "status", "status to remove our finalizer");
    }

    private static Verdict failed(Entry outcome, String who) {
        JsonNode phase = Facts.phase(outcome);
        String problems = StreamSupport.stream(phase.path("problems").spliterator(), false)
                .map(Words::problem)
                .collect(Collectors.joining("; "));
        return switch (phase.path("kind").asText()) {
            case "REJECTED" ->
                new Verdict(
                        "You: " + who + " cannot do what the Service asks for. " + problems,
                        "edit the Service; what ran before keeps running as it was");
            case "DENIED" ->
                new Verdict(
                        "Whoever runs " + who + ": a permission is missing. " + problems,
                        "grant it; it is tried again by itself");
            case "QUOTA" ->
                new Verdict(
                        "Whoever owns the account: a limit of the cloud is reached. " + problems,
                        "raise it or delete what is not needed; it is tried again by itself");
            case "THROTTLED", "CONFLICT", "UNAVAILABLE" ->
                new Verdict("The cloud: " + problems, "nothing; it is tried again by itself");
            default -> new Verdict(who + ": " + problems, NOTHING);
        };
    }

    /** If the part that has to move does not run, that is the answer. */
    private static Verdict waiting(Facts facts, String part, String what) {
        Optional<PartState> idle = facts.parts().stream()
                .filter(state -> state.name().equals(part) && state.phase() != PartState.Phase.READY)
                .findFirst();
        if (idle.isEmpty()) {
            return new Verdict("It waits for " + sentence(what), "if this lasts: ./fairway logs " + part);
        }
        String phase = idle.get().phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Verdict(
                "It waits for " + what + ", but " + part + " is " + phase,
                idle.get().phase() == PartState.Phase.STOPPED
                        ? "./fairway start " + part
                        : "wait, or look at ./fairway logs " + part);
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static String unannouncedClass(Facts facts, JsonNode service) {
        String wanted = service.path("spec").path("loadBalancerClass").asText("");
        boolean known = facts.providers().stream()
                .anyMatch(provider -> classes(provider).contains(wanted));
        if (!wanted.isEmpty()) {
            return known ? "" : "the class " + wanted;
        }
        String byDefault = facts.cluster()
                .map(cluster -> Facts.text(cluster, "defaultProvider"))
                .orElse("");
        if (byDefault.isEmpty() || byDefault.equals("null")) {
            return "Services without a class (the cluster has no default provider)";
        }
        boolean announced =
                facts.providers().stream().anyMatch(provider -> provider.key().equals(byDefault));
        return announced ? "" : "the cluster's default, " + byDefault;
    }

    private static String announced(Facts facts) {
        String all = facts.providers().stream()
                .flatMap(provider -> classes(provider).stream())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "nothing yet" : all;
    }

    private static List<String> classes(Entry provider) {
        return StreamSupport.stream(Facts.at(provider).path("classes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static boolean is(Entry outcome, String type) {
        return Facts.phase(outcome).path("type").asText().equals(type);
    }

    private static long generation(Entry entry) {
        return Facts.at(entry).path("generation").asLong();
    }
}
