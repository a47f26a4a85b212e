package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A stream of changes, a JSON line each. */
final class Watches {
    private static final int BOOKMARK_SECONDS = 30;

    private final Store store;
    private volatile boolean closing;

    Watches(Store store) {
        this.store = store;
    }

    void watch(HttpExchange exchange, Request request) throws IOException {
        BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        boolean fromNow = request.option("resourceVersion").isEmpty()
                || request.option("resourceVersion").equals("0");
        Predicate<JsonNode> selected = Reads.selector(request);
        List<ObjectNode> first = List.of();
        Runnable unwatch;
        synchronized (store) {
            if (fromNow) {
                first = store.list(request.kind(), request.namespace()).objects().stream()
                        .filter(selected)
                        .toList();
            }
            long since = fromNow ? store.version() : Long.parseLong(request.option("resourceVersion"));
            unwatch = store.watch(since, change -> {
                if (concerns(change, request)) {
                    changes.add(change);
                }
            });
        }
        boolean table = Reads.wantsTable(exchange);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (ObjectNode object : first) {
                write(out, "ADDED", object, request, table);
            }
            out.flush();
            stream(out, changes, request, selected, table);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // the client went away
        } finally {
            unwatch.run();
            exchange.close();
        }
    }

    private void stream(
            OutputStream out,
            BlockingQueue<Change> changes,
            Request request,
            Predicate<JsonNode> selected,
            boolean table)
            throws IOException, InterruptedException {
        long seconds =
                request.option("timeoutSeconds").isEmpty() ? 3600 : Long.parseLong(request.option("timeoutSeconds"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long bookmarkAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOKMARK_SECONDS);
        while (!closing && System.nanoTime() < end) {
            Change change = changes.poll(1, TimeUnit.SECONDS);
            if (change != null) {
                send(out, change, request, selected, table);
            } else if (System.nanoTime() > bookmarkAt) {
                bookmarkAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOKMARK_SECONDS);
                if (request.option("allowWatchBookmarks").equals("true")) {
                    bookmark(out, request);
                }
            }
            if (changes.isEmpty()) {
                out.flush();
            }
        }
    }

    private static boolean concerns(Change change, Request request) {
        return change.key().kind() == request.kind()
                && (request.namespace().isEmpty() || change.key().namespace().equals(request.namespace()));
    }

    /** An object that begins or ceases to match a selector is added or deleted as far as this watch can see. */
    private static void send(
            OutputStream out, Change change, Request request, Predicate<JsonNode> selected, boolean table)
            throws IOException {
        boolean now = !change.verb().equals("DELETED") && selected.test(change.object());
        boolean before = change.before() != null && selected.test(change.before());
        if (now) {
            write(out, before ? "MODIFIED" : "ADDED", change.object(), request, table);
        } else if (before) {
            write(out, "DELETED", change.object(), request, table);
        }
    }

    private static void write(OutputStream out, String verb, ObjectNode object, Request request, boolean table)
            throws IOException {
        ObjectNode event = Json.object().put("type", verb);
        event.set("object", table ? Table.of(request.kind(), List.of(object), Instant.now()) : object);
        out.write(Json.bytes(event));
        out.write('\n');
    }

    private void bookmark(OutputStream out, Request request) throws IOException {
        ObjectNode event = Json.object().put("type", "BOOKMARK");
        ObjectNode object = event.putObject("object")
                .put("kind", request.kind().title())
                .put("apiVersion", request.kind().apiVersion());
        object.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
        out.write(Json.bytes(event));
        out.write('\n');
    }

    /** Ends all watches within a second. */
    void close() {
        closing = true;
    }
}
