package dev.fairway.cluster.apiserver.http;

import com.sun.net.httpserver.HttpExchange;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.kinds.Kind;
import dev.fairway.cluster.apiserver.store.Key;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is about.
 *
 * @param namespace empty for cluster-wide requests
 * @param name empty for collections
 * @param subresource {@code status}, {@code scale} …; empty for the object itself
 */
record Request(String method, Kind kind, String namespace, String name, String subresource, Map<String, String> query) {

    /** Empty if the path is none of a resource. */
    static Optional<Request> of(HttpExchange exchange) {
        String[] parts = exchange.getRequestURI().getPath().substring(1).split("/");
        if (parts.length >= 3 && parts[0].equals("api") && parts[1].equals("v1")) {
            return resource(exchange, "", List.of(parts).subList(2, parts.length));
        }
        if (parts.length >= 4 && parts[0].equals("apis")) {
            return resource(exchange, parts[1], List.of(parts).subList(3, parts.length));
        }
        return Optional.empty();
    }

    private static Optional<Request> resource(HttpExchange exchange, String group, List<String> path) {
        String namespace = "";
        List<String> rest = path;
        if (path.getFirst().equals("namespaces")
                && path.size() >= 3
                && Kind.of(group, path.get(2)).isPresent()) {
            namespace = path.get(1);
            rest = path.subList(2, path.size());
        }
        Optional<Kind> kind = Kind.of(group, rest.getFirst());
        String in = namespace;
        List<String> tail = rest;
        return kind.map(k -> new Request(
                exchange.getRequestMethod(),
                k,
                in,
                tail.size() > 1 ? tail.get(1) : "",
                tail.size() > 2 ? tail.get(2) : "",
                query(exchange)));
    }

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] sides = pair.split("=", 2);
                query.put(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1]));
            }
        }
        return query;
    }

    static byte[] body(HttpExchange exchange) {
        try {
            return exchange.getRequestBody().readAllBytes();
        } catch (IOException e) {
            throw ApiError.badRequest("the body could not be read: " + e.getMessage());
        }
    }

    Key key() {
        return new Key(kind, kind.namespaced() ? namespace : "", name);
    }

    String option(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isWatch() {
        return option("watch").equals("true") || option("watch").equals("1");
    }

    boolean isDryRun() {
        return option("dryRun").equals("All");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
