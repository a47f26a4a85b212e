package dev.fairway.cluster.apiserver.write;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Deletes what nobody owns any more, what is in a namespace that goes, and old events: upstream's garbage collector,
 * namespace controller and the events' lease. Runs after the request that caused it was answered.
 */
public final class Collector {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";
    private static final Duration EVENTS_LIVE = Duration.ofHours(1);

    private final Owned owned = new Owned();
    private final Store store;
    private final Deletes deletes;
    private final Clock clock;
    private final Executor later;

    public Collector(Store store, Deletes deletes, Clock clock, Executor later) {
        this.store = store;
        this.deletes = deletes;
        this.clock = clock;
        this.later = later;
        Kinds.all().forEach(kind -> store.list(kind, "").forEach(stored -> owned.add(kind, stored.object())));
        store.listen(this::changed);
    }

    private void changed(Change change) {
        owned.changed(change);
        ObjectNode object = change.after().object();
        boolean gone = change.type() == Change.Type.DELETED;
        if (gone || Meta.deleting(object) || !Meta.owners(object).isEmpty()) {
            later.execute(() -> follow(change.kind(), object, gone));
        }
    }

    private void follow(Kind kind, ObjectNode object, boolean gone) {
        if (!gone) {
            consider(Owned.Ref.of(kind, object));
            return;
        }
        owned.dependants(Meta.uid(object)).forEach(this::consider);
        Meta.owners(object)
                .forEach(owner -> owned.alive(Json.text(owner, "uid")).ifPresent(this::consider));
        if (kind.namespaced()) {
            consider(new Owned.Ref(Kinds.NAMESPACE, "", Meta.namespace(object)));
        }
    }

    /** Everything once: after a start, and now and then. */
    public void sweep() {
        for (Kind kind : Kinds.all()) {
            for (Stored stored : List.copyOf(store.list(kind, ""))) {
                consider(Owned.Ref.of(kind, stored.object()));
            }
        }
        Instant old = clock.instant().minus(EVENTS_LIVE);
        List.copyOf(store.list(Kinds.EVENT, "")).stream()
                .filter(event -> lastSeen(event.object()).isBefore(old))
                .forEach(event -> delete(Kinds.EVENT, event));
    }

    private static Instant lastSeen(ObjectNode event) {
        String last = Json.text(event, "lastTimestamp");
        return Instant.parse(last.isEmpty() ? Json.text(event, "metadata", "creationTimestamp") : last);
    }

    private void consider(Owned.Ref ref) {
        Stored stored = store.find(ref.kind(), ref.namespace(), ref.name()).orElse(null);
        if (stored == null) {
            return;
        }
        ObjectNode object = stored.object();
        List<ObjectNode> owners = Meta.owners(object);
        if (Meta.deleting(object)) {
            going(ref.kind(), object);
        } else if (!owners.isEmpty()
                && owners.stream()
                        .noneMatch(owner -> owned.alive(Json.text(owner, "uid")).isPresent())) {
            delete(ref.kind(), stored);
        }
    }

    private void going(Kind kind, ObjectNode object) {
        List<Owned.Ref> dependants = owned.dependants(Meta.uid(object));
        List<String> finalizers = Meta.finalizers(object);
        if (finalizers.contains(ORPHAN)) {
            dependants.forEach(dependant -> disown(dependant, Meta.uid(object)));
            withoutFinalizer(kind, object, ORPHAN);
        } else if (finalizers.contains(FOREGROUND)) {
            if (dependants.isEmpty()) {
                withoutFinalizer(kind, object, FOREGROUND);
            }
            dependants.forEach(this::deleteNow);
        } else if (kind.is("Namespace")) {
            empty(object);
        }
    }

    private void empty(ObjectNode namespace) {
        var content = new ArrayList<Owned.Ref>();
        for (Kind kind : Kinds.all()) {
            if (kind.namespaced()) {
                store.list(kind, Meta.name(namespace))
                        .forEach(stored -> content.add(Owned.Ref.of(kind, stored.object())));
            }
        }
        content.forEach(this::deleteNow);
        boolean nothingLeft = content.stream()
                .allMatch(ref ->
                        store.find(ref.kind(), ref.namespace(), ref.name()).isEmpty());
        if (nothingLeft) {
            ObjectNode last = namespace.deepCopy();
            Json.child(last, "spec").remove("finalizers");
            store(Kinds.NAMESPACE, last);
        }
    }

    private void deleteNow(Owned.Ref ref) {
        store.find(ref.kind(), ref.namespace(), ref.name())
                .filter(stored -> !Meta.deleting(stored.object()))
                .ifPresent(stored -> delete(ref.kind(), stored));
    }

    private void delete(Kind kind, Stored stored) {
        deletes.delete(kind, stored, DeleteOptions.BACKGROUND);
    }

    private void disown(Owned.Ref ref, String uid) {
        store.find(ref.kind(), ref.namespace(), ref.name()).ifPresent(stored -> {
            ObjectNode object = stored.object().deepCopy();
            if (Meta.of(object).get("ownerReferences") instanceof ArrayNode owners) {
                owners.removeIf(owner -> Json.text(owner, "uid").equals(uid));
                Json.removeIfEmpty(Meta.of(object), "ownerReferences");
            }
            store(ref.kind(), object);
        });
    }

    private void withoutFinalizer(Kind kind, ObjectNode object, String finalizer) {
        ObjectNode next = object.deepCopy();
        if (Meta.of(next).get("finalizers") instanceof ArrayNode finalizers) {
            finalizers.removeIf(present -> present.asText().equals(finalizer));
            Json.removeIfEmpty(Meta.of(next), "finalizers");
        }
        store(kind, next);
    }

    private void store(Kind kind, ObjectNode object) {
        boolean gone = Meta.deleting(object)
                && Meta.finalizers(object).isEmpty()
                && Json.at(object, "spec", "finalizers").isEmpty();
        if (gone) {
            store.remove(kind, object);
        } else {
            store.write(kind, object, "");
        }
    }
}
