package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.select.Selector;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.table.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** get and list. */
final class Reads {
    private final Store store;

    Reads(Store store) {
        this.store = store;
    }

    void get(HttpExchange exchange, Request request) throws IOException {
        ObjectNode object = store.get(request.key())
                .orElseThrow(() ->
                        ApiError.notFound(request.kind().group(), request.kind().plural(), request.name()));
        if (request.subresource().equals("scale")) {
            Answers.json(exchange, 200, Scale.of(object));
        } else if (wantsTable(exchange)) {
            Answers.json(exchange, 200, Table.of(request.kind(), List.of(object), Instant.now()));
        } else {
            Answers.json(exchange, 200, object);
        }
    }

    void list(HttpExchange exchange, Request request) throws IOException {
        Store.Listing listing = store.list(request.kind(), request.namespace());
        Predicate<JsonNode> wanted = selector(request);
        List<ObjectNode> all = listing.objects().stream().filter(wanted).toList();
        int from = request.option("continue").isEmpty() ? 0 : Integer.parseInt(request.option("continue"));
        int limit = request.option("limit").isEmpty() ? 0 : Integer.parseInt(request.option("limit"));
        int to = limit == 0 ? all.size() : Math.min(all.size(), from + limit);
        List<ObjectNode> page = all.subList(Math.min(from, all.size()), to);
        ObjectNode list = wantsTable(exchange) ? Table.of(request.kind(), page, Instant.now()) : plain(request, page);
        ObjectNode meta = Json.child(list, "metadata");
        meta.put("resourceVersion", Long.toString(listing.version()));
        if (to < all.size()) {
            meta.put("continue", Integer.toString(to)).put("remainingItemCount", all.size() - to);
        }
        Answers.json(exchange, 200, list);
    }

    private static ObjectNode plain(Request request, List<ObjectNode> page) {
        ObjectNode list = Json.object()
                .put("kind", request.kind().title() + "List")
                .put("apiVersion", request.kind().apiVersion());
        list.putArray("items").addAll(page);
        return list;
    }

    static Predicate<JsonNode> selector(Request request) {
        Predicate<JsonNode> byName = request.name().isEmpty()
                ? object -> true
                : object -> object.path("metadata").path("name").asText().equals(request.name());
        return Selector.labels(request.option("labelSelector"))
                .and(Selector.fields(request.option("fieldSelector")))
                .and(byName);
    }

    static boolean wantsTable(HttpExchange exchange) {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        return accept != null && accept.contains("as=Table");
    }
}
