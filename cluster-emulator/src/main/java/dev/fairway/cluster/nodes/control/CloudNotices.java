package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.decide.PlayedCloud;
import dev.fairway.cluster.nodes.decide.Shape;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the emulated cloud which instances there are: at once when one comes or goes, and all of them every few seconds, since
 * the cloud may have been started anew. Who was told of is noted before, so that an end is told even after a restart.
 */
public final class CloudNotices {
    private static final Duration TIME_OUT = Duration.ofSeconds(2);
    private static final String NOTE = "instances";

    private final URI admin;
    private final World world;
    private final Notebook notebook;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
    private @Nullable Set<String> noted;

    public CloudNotices(URI admin, World world, Notebook notebook) {
        this.admin = admin;
        this.world = world;
        this.notebook = notebook;
    }

    public void look() {
        Map<String, String> instances = instances();
        Set<String> known = noted == null ? notebook.read(NOTE) : noted;
        noted = known;
        if (!known.containsAll(instances.keySet())) {
            Set<String> more = new HashSet<>(known);
            more.addAll(instances.keySet());
            notebook.write(NOTE, more);
            known.addAll(more);
        }
        instances
                .values()
                .forEach(body ->
                        send(HttpRequest.newBuilder(admin.resolve("/instances")).PUT(BodyPublishers.ofString(body))));
        boolean ended = known.removeIf(id -> !instances.containsKey(id) && delete(id));
        if (ended) {
            notebook.write(NOTE, known);
        }
    }

    private Map<String, String> instances() {
        Map<String, String> instances = new TreeMap<>();
        for (Node node : world.nodes.list()) {
            String id = Shape.text(node.getSpec().getProviderID());
            String address = Shape.internalIp(node).orElse("");
            String range = Shape.text(node.getSpec().getPodCIDR());
            if (PlayedCloud.place(id).isPresent() && !address.isEmpty() && !range.isEmpty()) {
                instances.put(
                        id,
                        Serialization.asJson(Map.of(
                                "providerID", id, "name", Shape.name(node), "address", address, "podCidr", range)));
            }
        }
        return instances;
    }

    private boolean delete(String id) {
        String query = "/instances?providerID=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(admin.resolve(query)).DELETE());
    }

    /** @return whether it was taken; if not, the next look tells it again */
    private boolean send(HttpRequest.Builder request) {
        try {
            HttpRequest complete = request.timeout(TIME_OUT)
                    .header("Content-Type", "application/json")
                    .build();
            return http.send(complete, BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException e) {
            return false; // not there now
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
