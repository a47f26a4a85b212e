package dev.fairway.cluster.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Stored;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is alive, and who is owned by whom, by uid. */
final class Owned {

    record Ref(Kind kind, String namespace, String name) {
        static Ref of(Kind kind, ObjectNode object) {
            return new Ref(kind, Meta.namespace(object), Meta.name(object));
        }
    }

    private final Map<String, Ref> alive = new HashMap<>();
    private final Map<String, Set<Ref>> dependants = new HashMap<>();

    void changed(Change change) {
        Stored before = change.before();
        if (before != null) {
            forget(change.kind(), before.object());
        }
        if (change.type() != Change.Type.DELETED) {
            add(change.kind(), change.after().object());
        }
    }

    void add(Kind kind, ObjectNode object) {
        Ref ref = Ref.of(kind, object);
        alive.put(Meta.uid(object), ref);
        Meta.owners(object)
                .forEach(owner -> dependants
                        .computeIfAbsent(Json.text(owner, "uid"), unknown -> new LinkedHashSet<>())
                        .add(ref));
    }

    private void forget(Kind kind, ObjectNode object) {
        Ref ref = Ref.of(kind, object);
        alive.remove(Meta.uid(object));
        for (ObjectNode owner : Meta.owners(object)) {
            dependants.computeIfPresent(Json.text(owner, "uid"), (uid, refs) -> {
                refs.remove(ref);
                return refs.isEmpty() ? null : refs;
            });
        }
    }

    Optional<Ref> alive(String uid) {
        return Optional.ofNullable(alive.get(uid));
    }

    List<Ref> dependants(String uid) {
        return List.copyOf(dependants.getOrDefault(uid, Set.of()));
    }
}
