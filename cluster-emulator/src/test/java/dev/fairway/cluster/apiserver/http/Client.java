package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.Trees;
import dev.fairway.cluster.apiserver.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Plain HTTP to an API server; bodies with single quotes. */
final class Client implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    Client(ApiServer server) {
        url = server.url();
    }

    record Reply(int status, JsonNode body) {
        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(body(body)));
    }

    Reply put(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** @param form json, merge or strategic-merge */
    Reply patch(String path, String form, String body) {
        return send(request(path)
                .header("Content-Type", "application/" + form + "-patch+json")
                .method("PATCH", body(body)));
    }

    Reply apply(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/apply-patch+yaml")
                .method("PATCH", body(body)));
    }

    Reply delete(String path, String options) {
        return send(request(path).header("Content-Type", "application/json").method("DELETE", body(options)));
    }

    Reply table(String path) {
        return send(request(path)
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                .GET());
    }

    String raw(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Watching watch(String path) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        http.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines())
                .thenAccept(response -> response.body().forEach(lines::add));
        return new Watching(lines);
    }

    record Watching(BlockingQueue<String> lines) {
        JsonNode next() {
            try {
                String line = lines.poll(5, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("no event within 5 s");
                }
                return Json.parse(line.getBytes(StandardCharsets.UTF_8));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** {@code ADDED web}. */
        String nextInShort() {
            JsonNode event = next();
            return event.path("type").asText() + " "
                    + event.at("/object/metadata/name").asText();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(
                text.startsWith("[")
                        ? text.replace('\'', '"')
                        : Trees.tree(text).toString());
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), Json.parse(response.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
