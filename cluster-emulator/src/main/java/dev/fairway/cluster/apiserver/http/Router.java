package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Store;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Every request comes through here and goes to its verb. */
public final class Router implements HttpHandler, AutoCloseable {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final Store store;
    private final Reads reads;
    private final Writes writes;
    private final Deletes deletes;
    private final Watches watches;
    private final Sweeper sweeper;

    public Router(Store store) {
        this.store = store;
        this.reads = new Reads(store);
        this.writes = new Writes(store);
        this.deletes = new Deletes(store);
        this.watches = new Watches(store);
        this.sweeper = new Sweeper(store, deletes);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (ApiError error) {
            Answers.error(exchange, error);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "cannot answer " + exchange.getRequestMethod() + " " + exchange.getRequestURI(), bug);
            Answers.error(exchange, new ApiError(500, "InternalError", "Internal error occurred: " + bug));
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/readyz") || path.equals("/livez") || path.equals("/healthz")) {
            Answers.text(exchange, 200, "ok");
            return;
        }
        if (path.equals("/fairway/journal")) {
            journal(exchange);
            return;
        }
        Optional<JsonNode> discovered =
                Discovery.answer(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        if (discovered.isPresent()) {
            Answers.json(exchange, 200, discovered.get());
            return;
        }
        Request request = Request.of(exchange)
                .orElseThrow(() -> new ApiError(404, "NotFound", "the server could not find the requested resource"));
        if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
            // Not spoken here; a plain 200 makes clients watch by a chunked stream instead.
            Answers.json(exchange, 200, Json.object());
            return;
        }
        verb(exchange, request);
    }

    private void verb(HttpExchange exchange, Request request) throws IOException {
        boolean collection = request.name().isEmpty();
        switch (request.method()) {
            case "GET" -> {
                if (request.isWatch()) {
                    watches.watch(exchange, request);
                } else if (collection) {
                    reads.list(exchange, request);
                } else {
                    reads.get(exchange, request);
                }
            }
            case "POST" -> writes.create(exchange, request);
            case "PUT" -> writes.update(exchange, request);
            case "PATCH" -> writes.patch(exchange, request);
            case "DELETE" -> {
                if (collection) {
                    deletes.collection(exchange, request);
                } else {
                    deletes.delete(exchange, request);
                }
            }
            default ->
                throw new ApiError(
                        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        }
    }

    /** When changes were stored, for measuring from there. */
    private void journal(HttpExchange exchange) throws IOException {
        long since = Long.parseLong(Request.query(exchange).getOrDefault("since", "0"));
        StringBuilder lines = new StringBuilder();
        for (Change change : store.since(since)) {
            lines.append(Json.object()
                            .put("resourceVersion", change.version())
                            .put("kind", change.key().kind().title())
                            .put("namespace", change.key().namespace())
                            .put("name", change.key().name())
                            .put("verb", change.verb())
                            .put("storedAtMicros", change.storedAtMicros()))
                    .append('\n');
        }
        Answers.text(exchange, 200, lines.toString());
    }

    @Override
    public void close() {
        watches.close();
        sweeper.close();
    }
}
