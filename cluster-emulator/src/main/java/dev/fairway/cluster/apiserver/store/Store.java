package dev.fairway.cluster.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All objects under one lock and one counter of versions. A change is on disk before it is answered and before anybody who
 * watches sees it. Objects handed out are shared: whoever wants to change one copies it.
 */
public final class Store implements AutoCloseable {
    private static final int HISTORY = 5_000;

    private final TreeMap<Key, ObjectNode> objects = new TreeMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final List<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
    private final Log log;
    private long version;
    private long oldest;

    /** @param dir null keeps everything in memory */
    public Store(@Nullable Path dir) {
        this.log = Log.open(dir);
        this.version = log.load(objects);
        this.oldest = version;
    }

    public synchronized long version() {
        return version;
    }

    public synchronized Optional<ObjectNode> get(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    public record Listing(List<ObjectNode> objects, long version) {}

    /** Objects of a kind and, unless it is empty, a namespace. */
    public synchronized Listing list(dev.fairway.cluster.apiserver.kinds.Kind kind, String namespace) {
        Key from = new Key(kind, namespace, "");
        List<ObjectNode> found = new ArrayList<>();
        for (var entry : objects.tailMap(from).entrySet()) {
            Key key = entry.getKey();
            if (key.kind() != kind || (!namespace.isEmpty() && !key.namespace().equals(namespace))) {
                break;
            }
            found.add(entry.getValue());
        }
        return new Listing(found, version);
    }

    public synchronized ObjectNode create(Key key, ObjectNode object) {
        if (objects.containsKey(key)) {
            throw new ApiError(
                    409,
                    "AlreadyExists",
                    key.kind().plural()
                            + (key.kind().group().isEmpty()
                                    ? ""
                                    : "." + key.kind().group()) + " \"" + key.name() + "\" already exists");
        }
        ObjectNode meta = Json.child(object, "metadata");
        meta.put("uid", UUID.randomUUID().toString());
        meta.put(
                "creationTimestamp",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        if (key.kind().countsGenerations()) {
            meta.put("generation", 1);
        }
        return commit("ADDED", key, object, null);
    }

    /** Replaces what is there by what {@code change} makes of it; nothing happens if that is the same. */
    public synchronized ObjectNode update(Key key, UnaryOperator<ObjectNode> change) {
        ObjectNode before = objects.get(key);
        if (before == null) {
            throw ApiError.notFound(key.kind().group(), key.kind().plural(), key.name());
        }
        ObjectNode after = change.apply(before.deepCopy());
        if (after.equals(before)) {
            return before;
        }
        boolean going = before.path("metadata").has("deletionTimestamp");
        boolean wasHeld = !before.path("metadata").path("finalizers").isEmpty();
        if (going && wasHeld && after.path("metadata").path("finalizers").isEmpty()) {
            return remove(key, after);
        }
        if (key.kind().countsGenerations() && !java.util.Objects.equals(after.get("spec"), before.get("spec"))) {
            Json.child(after, "metadata")
                    .put(
                            "generation",
                            before.path("metadata").path("generation").asLong() + 1);
        }
        return commit("MODIFIED", key, after, before);
    }

    public synchronized ObjectNode remove(Key key, ObjectNode last) {
        ObjectNode before = objects.get(key);
        if (before == null) {
            throw ApiError.notFound(key.kind().group(), key.kind().plural(), key.name());
        }
        return commit("DELETED", key, last.deepCopy(), before);
    }

    private ObjectNode commit(String verb, Key key, ObjectNode object, @Nullable ObjectNode before) {
        version++;
        Json.child(object, "metadata").put("resourceVersion", Long.toString(version));
        Change change =
                new Change(version, verb, key, object, before, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        log.append(change);
        if (verb.equals("DELETED")) {
            objects.remove(key);
        } else {
            objects.put(key, object);
        }
        history.addLast(change);
        if (history.size() > HISTORY) {
            oldest = history.removeFirst().version();
        }
        watchers.forEach(watcher -> watcher.accept(change));
        return object;
    }

    /**
     * Calls {@code watcher} with every change after {@code since}, those that have happened first. It must not block.
     *
     * @throws ApiError 410 if changes that old are forgotten
     */
    public synchronized Runnable watch(long since, Consumer<Change> watcher) {
        if (since < oldest) {
            throw new ApiError(410, "Expired", "too old resource version: " + since + " (" + oldest + ")");
        }
        history.stream().filter(change -> change.version() > since).forEach(watcher);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Changes after a version that are still remembered. */
    public synchronized List<Change> since(long version) {
        return history.stream().filter(change -> change.version() > version).toList();
    }

    @Override
    public synchronized void close() {
        log.close();
    }
}
