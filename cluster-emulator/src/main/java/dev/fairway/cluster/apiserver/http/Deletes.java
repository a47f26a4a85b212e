package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.kinds.Kind;
import dev.fairway.cluster.apiserver.store.Key;
import dev.fairway.cluster.apiserver.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** delete: at once, or by a deletion timestamp where finalizers, a grace period or a namespace's content wait. */
final class Deletes {
    private static final long POD_GRACE = 30;

    private final Store store;

    Deletes(Store store) {
        this.store = store;
    }

    void delete(HttpExchange exchange, Request request) throws IOException {
        byte[] body = Request.body(exchange);
        JsonNode options = body.length == 0 ? Json.object() : Json.parse(body);
        ObjectNode there = store.get(request.key())
                .orElseThrow(() ->
                        ApiError.notFound(request.kind().group(), request.kind().plural(), request.name()));
        String wantedUid = options.path("preconditions").path("uid").asText();
        if (!wantedUid.isEmpty()
                && !wantedUid.equals(there.path("metadata").path("uid").asText())) {
            throw ApiError.conflict(request.kind().plural(), request.name());
        }
        long grace = request.option("gracePeriodSeconds").isEmpty()
                ? options.path("gracePeriodSeconds").asLong(-1)
                : Long.parseLong(request.option("gracePeriodSeconds"));
        if (request.isDryRun()) {
            Answers.json(exchange, 200, there);
            return;
        }
        Answers.json(exchange, 200, delete(request.key(), grace));
    }

    void collection(HttpExchange exchange, Request request) throws IOException {
        store.list(request.kind(), request.namespace()).objects().stream()
                .filter(Reads.selector(request))
                .forEach(object -> delete(
                        new Key(
                                request.kind(),
                                request.kind().namespaced()
                                        ? object.path("metadata")
                                                .path("namespace")
                                                .asText()
                                        : "",
                                object.path("metadata").path("name").asText()),
                        -1));
        Answers.json(exchange, 200, Answers.success(request.kind().plural(), "", ""));
    }

    /** @param grace negative for the kind's own */
    ObjectNode delete(Key key, long grace) {
        synchronized (store) {
            ObjectNode there = store.get(key)
                    .orElseThrow(() ->
                            ApiError.notFound(key.kind().group(), key.kind().plural(), key.name()));
            if (!waits(key.kind(), there, grace)) {
                store.remove(key, there);
                return Answers.success(
                        key.kind().plural(),
                        key.name(),
                        there.path("metadata").path("uid").asText());
            }
            if (there.path("metadata").has("deletionTimestamp")) {
                return there;
            }
            return store.update(key, object -> {
                ObjectNode meta = Json.child(object, "metadata");
                meta.put(
                        "deletionTimestamp",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
                meta.put("deletionGracePeriodSeconds", key.kind() == Kind.POD ? (grace < 0 ? POD_GRACE : grace) : 0);
                if (key.kind() == Kind.NAMESPACE) {
                    Json.child(object, "status").put("phase", "Terminating");
                }
                return object;
            });
        }
    }

    private boolean waits(Kind kind, ObjectNode object, long grace) {
        boolean held = !object.path("metadata").path("finalizers").isEmpty();
        return switch (kind) {
            case POD -> held || (grace != 0 && object.path("spec").has("nodeName"));
            case NAMESPACE ->
                held || NamespaceContent.of(store, object).findAny().isPresent();
            case NODE, SERVICE, EVENT, CONFIG_MAP, DEPLOYMENT, ENDPOINT_SLICE, INGRESS, INGRESS_CLASS, LEASE -> held;
        };
    }
}
