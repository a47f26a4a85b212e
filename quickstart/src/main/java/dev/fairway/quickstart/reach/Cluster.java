package dev.fairway.quickstart.reach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.quickstart.parts.PortPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cluster's API server. */
public final class Cluster {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Http http;

    public Cluster(PortPlan ports) {
        http = new Http("cluster-emulator", "http://127.0.0.1:" + ports.apiServer());
    }

    /** The uid of the namespace kube-system, which stands for the cluster. */
    public String uid() throws IOException, InterruptedException {
        return JSON.readTree(http.orFail("/api/v1/namespaces/kube-system"))
                .path("metadata")
                .path("uid")
                .asText();
    }

    public Optional<JsonNode> service(String namespace, String name) throws IOException, InterruptedException {
        return get("/api/v1/namespaces/" + namespace + "/services/" + name);
    }

    public List<JsonNode> services() throws IOException, InterruptedException {
        return items("/api/v1/services");
    }

    /** Events about one object, oldest first. */
    public List<JsonNode> events(String namespace, String name) throws IOException, InterruptedException {
        return items("/api/v1/namespaces/" + namespace + "/events").stream()
                .filter(event ->
                        event.path("involvedObject").path("name").asText().equals(name))
                .toList();
    }

    /** The API server's own record of what it stored and when, for measuring. */
    public List<JsonNode> journal(long since) throws IOException, InterruptedException {
        var lines = new ArrayList<JsonNode>();
        for (String line :
                http.orFail("/fairway/journal?since=" + since).lines().toList()) {
            if (!line.isBlank()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    /** Creates or changes the object as `kubectl apply --server-side` does. */
    public void apply(JsonNode object) throws IOException, InterruptedException {
        String path = Paths.of(object) + "?fieldManager=fairway-up&force=true";
        http.orFail(path, http.send("PATCH", path, "application/apply-patch+yaml", JSON.writeValueAsString(object)));
    }

    public void create(JsonNode object) throws IOException, InterruptedException {
        String path = Paths.collection(object);
        http.orFail(path, http.send("POST", path, "application/json", JSON.writeValueAsString(object)));
    }

    public void delete(JsonNode object) throws IOException, InterruptedException {
        String path = Paths.of(object);
        http.orFail(path, http.send("DELETE", path, "application/json", "{}"));
    }

    private Optional<JsonNode> get(String path) throws IOException, InterruptedException {
        Http.Answer answer = http.get(path);
        return answer.status() == 404 ? Optional.empty() : Optional.of(JSON.readTree(http.orFail(path, answer)));
    }

    private List<JsonNode> items(String path) throws IOException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        JSON.readTree(http.orFail(path)).path("items").forEach(items::add);
        return items;
    }
}
