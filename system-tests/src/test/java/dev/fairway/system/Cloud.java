package dev.fairway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The emulated AWS, as its operator sees it. */
final class Cloud {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    /** The last entry of the journal. */
    long now() {
        List<JsonNode> all = since(0);
        return all.isEmpty() ? 0 : all.getLast().path("seq").asLong();
    }

    List<JsonNode> since(long sequence) {
        List<JsonNode> calls = new ArrayList<>();
        for (String line : get("/journal?since=" + sequence).split("\n")) {
            if (!line.isBlank()) {
                calls.add(parse(line));
            }
        }
        return calls;
    }

    /** Operations that changed something for a Service, in order. */
    List<String> changes(long since, String service) {
        return since(since).stream()
                .filter(call -> call.path("mutating").asBoolean())
                .filter(call -> call.path("source").asText().endsWith("/" + service))
                .map(call -> call.path("op").asText())
                .toList();
    }

    /** Leaks of this cluster, if only these objects live. */
    JsonNode leaks(String clusterUid, Set<String> owners) {
        return parse(get("/leaks?cluster=" + clusterUid + "&owners=" + String.join(",", owners)));
    }

    JsonNode resolve(String name) {
        return parse(get("/resolve?name=" + name));
    }

    private String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(Fairway.CLOUD_ADMIN + path))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException("the cloud does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
