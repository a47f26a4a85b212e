package dev.fairway.cluster.apiserver.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.store.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** Deletion: at once, or a deletionTimestamp while somebody's finalizer or a pod's grace period holds the object. */
public final class Deletes {
    private static final Set<String> UNDELETABLE = Set.of("default", "kube-system", "kube-public");

    private final Store store;
    private final Clock clock;

    public Deletes(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param gone whether nothing is left of the object */
    public record Deleted(Stored last, boolean gone) {}

    public Result<Deleted> delete(Kind kind, Stored stored, DeleteOptions options) {
        ObjectNode object = stored.object();
        String name = Meta.name(object);
        if (kind.is("Namespace") && UNDELETABLE.contains(name)) {
            return Result.refused(Refusal.forbidden(kind, name, "this namespace may not be deleted"));
        }
        if (!options.uid().isEmpty() && !options.uid().equals(Meta.uid(object))) {
            String why = "Precondition failed: UID in precondition: " + options.uid() + ", UID in object meta: "
                    + Meta.uid(object);
            return Result.refused(Refusal.conflict(kind, name, why));
        }
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(Meta.resourceVersion(object))) {
            return Result.refused(Refusal.modified(kind, name));
        }
        ObjectNode going = object.deepCopy();
        int grace = grace(kind, object, options);
        propagation(going, options);
        if (grace == 0
                && Meta.finalizers(going).isEmpty()
                && Json.at(going, "spec", "finalizers").isEmpty()) {
            return Result.ok(new Deleted(options.dryRun() ? stored : store.remove(kind, going), true));
        }
        mark(going, grace, clock.instant());
        if (kind.is("Namespace")) {
            Json.child(going, "status").put("phase", "Terminating");
        }
        boolean same = going.equals(object);
        return Result.ok(new Deleted(same || options.dryRun() ? stored : store.write(kind, going, ""), false));
    }

    /** Only pods that run somewhere have one; a second deletion may shorten it. */
    private static int grace(Kind kind, ObjectNode object, DeleteOptions options) {
        String phase = Json.text(object, "status", "phase");
        if (!kind.is("Pod")
                || Json.text(object, "spec", "nodeName").isEmpty()
                || phase.equals("Succeeded")
                || phase.equals("Failed")) {
            return 0;
        }
        int wanted = options.graceSeconds() != null
                ? options.graceSeconds()
                : Json.at(object, "spec", "terminationGracePeriodSeconds").asInt(30);
        return Meta.deleting(object)
                ? Math.min(
                        wanted,
                        Json.at(object, "metadata", "deletionGracePeriodSeconds")
                                .asInt(0))
                : wanted;
    }

    private static void mark(ObjectNode object, int grace, Instant now) {
        ObjectNode metadata = Meta.of(object);
        boolean first = !metadata.hasNonNull("deletionTimestamp");
        if (first || metadata.path("deletionGracePeriodSeconds").asInt(0) != grace) {
            metadata.put("deletionTimestamp", Draft.time(now.plusSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", grace);
        }
        if (first && metadata.has("generation")) {
            metadata.put("generation", metadata.path("generation").asInt() + 1);
        }
    }

    /** The collector's own finalizers say what is to become of dependants. */
    private static void propagation(ObjectNode object, DeleteOptions options) {
        String finalizer = switch (options.propagation()) {
            case BACKGROUND -> "";
            case FOREGROUND -> Collector.FOREGROUND;
            case ORPHAN -> Collector.ORPHAN;
        };
        if (!finalizer.isEmpty() && !Meta.finalizers(object).contains(finalizer)) {
            ArrayNode finalizers = Meta.of(object).get("finalizers") instanceof ArrayNode present
                    ? present
                    : Meta.of(object).putArray("finalizers");
            finalizers.add(finalizer);
        }
    }
}
