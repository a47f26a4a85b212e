package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.admission.Admission;
import dev.fairway.cluster.apiserver.admission.Ports;
import dev.fairway.cluster.apiserver.kinds.Kind;
import dev.fairway.cluster.apiserver.store.Key;
import dev.fairway.cluster.apiserver.store.Store;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** create, update and patch. */
final class Writes {
    /** What only the server sets. */
    private static final List<String> SERVER_OWNED =
            List.of("uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds");

    private final Store store;

    Writes(Store store) {
        this.store = store;
    }

    void create(HttpExchange exchange, Request request) throws IOException {
        if (!(Json.parse(Request.body(exchange)) instanceof ObjectNode object)) {
            throw ApiError.badRequest("the body is not an object");
        }
        Answers.json(exchange, 201, create(request, object));
    }

    ObjectNode create(Request request, ObjectNode object) {
        Kind kind = request.kind();
        ObjectNode meta = Json.child(object, "metadata");
        String name = Json.text(meta, "name");
        if (name.isEmpty() && !Json.text(meta, "generateName").isEmpty()) {
            name = Json.text(meta, "generateName") + suffix();
        }
        if (name.isEmpty()) {
            throw ApiError.invalid(kind.title(), "", "metadata.name: Required value: name or generateName is required");
        }
        meta.put("name", name);
        meta.remove("resourceVersion");
        if (kind.namespaced()) {
            meta.put("namespace", request.namespace());
            needsNamespace(request.namespace());
        }
        if (kind.hasStatus() && kind != Kind.NODE) {
            object.remove("status");
        }
        synchronized (store) {
            Admission.admit(kind, object, null, ports(kind));
            return request.isDryRun()
                    ? object
                    : store.create(new Key(kind, kind.namespaced() ? request.namespace() : "", name), object);
        }
    }

    private void needsNamespace(String namespace) {
        ObjectNode there = store.get(new Key(Kind.NAMESPACE, "", namespace))
                .orElseThrow(() -> ApiError.notFound("", "namespaces", namespace));
        if (there.path("metadata").has("deletionTimestamp")) {
            throw new ApiError(
                    403,
                    "Forbidden",
                    "unable to create new content in namespace " + namespace + " because it is being terminated");
        }
    }

    void update(HttpExchange exchange, Request request) throws IOException {
        if (!(Json.parse(Request.body(exchange)) instanceof ObjectNode object)) {
            throw ApiError.badRequest("the body is not an object");
        }
        Answers.json(exchange, 200, change(request, before -> object));
    }

    void patch(HttpExchange exchange, Request request) throws IOException {
        String type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
        byte[] body = Request.body(exchange);
        boolean apply = type.startsWith("application/apply-patch");
        JsonNode patch = apply ? Patches.yaml(body) : Json.parse(body);
        if (apply && store.get(request.key()).isEmpty() && patch instanceof ObjectNode object) {
            Answers.json(exchange, 201, create(request, object));
            return;
        }
        Answers.json(exchange, 200, change(request, before -> Patches.apply(type, before, patch)));
    }

    /** @param wanted the object that the client wants, made of the one that is there */
    private ObjectNode change(Request request, UnaryOperator<ObjectNode> wanted) {
        if (request.subresource().equals("scale")) {
            ObjectNode there = store.update(request.key(), before -> {
                Scale.apply(before, wanted.apply(Scale.of(before)));
                return before;
            });
            return Scale.of(there);
        }
        synchronized (store) {
            ObjectNode before = store.get(request.key())
                    .orElseThrow(() -> ApiError.notFound(
                            request.kind().group(), request.kind().plural(), request.name()));
            ObjectNode after =
                    merged(request, before, wanted.apply(before.deepCopy()).deepCopy());
            if (request.isDryRun()) {
                return after;
            }
            return store.update(request.key(), same -> after);
        }
    }

    private ObjectNode merged(Request request, ObjectNode before, ObjectNode wanted) {
        preconditions(request, before, wanted);
        ObjectNode after;
        if (request.subresource().equals("status")) {
            after = before.deepCopy();
            after.set("status", wanted.get("status"));
            if (wanted.get("status") == null) {
                after.remove("status");
            }
        } else {
            after = wanted;
            if (request.kind().hasStatus()) {
                after.set("status", before.get("status"));
                if (before.get("status") == null) {
                    after.remove("status");
                }
            }
            ObjectNode meta = Json.child(after, "metadata");
            SERVER_OWNED.forEach(field -> copy(before.path("metadata").get(field), meta, field));
            meta.set("name", before.path("metadata").get("name"));
            copy(before.path("metadata").get("namespace"), meta, "namespace");
        }
        copy(before.path("metadata").get("resourceVersion"), Json.child(after, "metadata"), "resourceVersion");
        Admission.admit(request.kind(), after, before, ports(request.kind()));
        return after;
    }

    private static void preconditions(Request request, ObjectNode before, ObjectNode wanted) {
        String version = wanted.path("metadata").path("resourceVersion").asText();
        String uid = wanted.path("metadata").path("uid").asText();
        JsonNode there = before.path("metadata");
        boolean stale = !version.isEmpty()
                && !version.equals(there.path("resourceVersion").asText());
        boolean other = !uid.isEmpty() && !uid.equals(there.path("uid").asText());
        if (stale || other) {
            throw ApiError.conflict(request.kind().plural(), request.name());
        }
    }

    private static void copy(@Nullable JsonNode value, ObjectNode to, String field) {
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value);
        }
    }

    private Ports ports(Kind kind) {
        Set<Integer> nodePorts = new HashSet<>();
        Set<String> clusterIps = new HashSet<>();
        if (kind == Kind.SERVICE) {
            store.list(Kind.SERVICE, "").objects().forEach(service -> {
                JsonNode spec = service.path("spec");
                clusterIps.add(spec.path("clusterIP").asText());
                nodePorts.add(spec.path("healthCheckNodePort").asInt());
                spec.path("ports")
                        .forEach(port -> nodePorts.add(port.path("nodePort").asInt()));
            });
        }
        return new Ports(nodePorts, clusterIps);
    }

    private static String suffix() {
        String letters = "bcdfghjklmnpqrstvwxz2456789"; // as upstream: no vowels, so no words
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(letters.charAt(ThreadLocalRandom.current().nextInt(letters.length())));
        }
        return suffix.toString();
    }
}
