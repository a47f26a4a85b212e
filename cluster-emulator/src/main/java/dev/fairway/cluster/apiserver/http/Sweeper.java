package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.kinds.Kind;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Key;
import dev.fairway.cluster.apiserver.store.Store;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the real control plane's garbage collector and namespace controller do: owned objects and content follow. */
final class Sweeper implements AutoCloseable {
    private final Store store;
    private final Deletes deletes;
    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final Runnable unwatch;
    private final Thread thread;

    Sweeper(Store store, Deletes deletes) {
        this.store = store;
        this.deletes = deletes;
        this.unwatch = store.watch(store.version(), changes::add);
        this.thread = Thread.ofVirtual().name("sweeper").start(this::run);
        store.list(Kind.NAMESPACE, "").objects().forEach(this::empty);
    }

    private void run() {
        try {
            while (true) {
                Change change = changes.take();
                if (change.verb().equals("DELETED")) {
                    owned(change.object().path("metadata").path("uid").asText());
                    store.get(new Key(Kind.NAMESPACE, "", change.key().namespace()))
                            .ifPresent(this::empty);
                } else if (change.key().kind() == Kind.NAMESPACE) {
                    empty(change.object());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    private void owned(String uid) {
        for (Kind kind : Kind.values()) {
            for (ObjectNode object : store.list(kind, "").objects()) {
                for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
                    if (owner.path("uid").asText().equals(uid)) {
                        delete(key(kind, object));
                    }
                }
            }
        }
    }

    private void empty(JsonNode namespace) {
        if (!namespace.path("metadata").has("deletionTimestamp")) {
            return;
        }
        List<Key> content = NamespaceContent.of(store, namespace).toList();
        if (content.isEmpty()) {
            delete(new Key(
                    Kind.NAMESPACE, "", namespace.path("metadata").path("name").asText()));
        }
        content.forEach(this::delete);
    }

    private void delete(Key key) {
        try {
            deletes.delete(key, -1);
        } catch (ApiError gone) {
            if (gone.code() != 404) {
                throw gone;
            }
        }
    }

    private static Key key(Kind kind, ObjectNode object) {
        return new Key(
                kind,
                object.path("metadata").path("namespace").asText(""),
                object.path("metadata").path("name").asText());
    }

    @Override
    public void close() {
        unwatch.run();
        thread.interrupt();
    }
}
