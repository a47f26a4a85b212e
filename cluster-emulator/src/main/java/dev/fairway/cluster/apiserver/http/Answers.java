package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.fairway.cluster.apiserver.ApiError;
import dev.fairway.cluster.apiserver.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writing answers. */
final class Answers {

    static void json(HttpExchange exchange, int code, JsonNode body) throws IOException {
        bytes(exchange, code, "application/json", Json.bytes(body));
    }

    static void text(HttpExchange exchange, int code, String body) throws IOException {
        bytes(exchange, code, "text/plain", body.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(HttpExchange exchange, int code, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }

    static void error(HttpExchange exchange, ApiError error) throws IOException {
        json(exchange, error.code(), status(error));
    }

    static ObjectNode status(ApiError error) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Failure")
                .put("message", error.getMessage())
                .put("reason", error.reason())
                .put("code", error.code());
    }

    static ObjectNode success(String kind, String name, String uid) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        status.putObject("details").put("name", name).put("kind", kind).put("uid", uid);
        return status;
    }

    private Answers() {}
}
