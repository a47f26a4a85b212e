package dev.fairway.cluster.nodes.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Node;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the emulated cloud which instances there are. It is told again and again, since it may have been started anew. */
final class CloudNotices {
    private static final Duration TIME_OUT = Duration.ofSeconds(2);

    private final @Nullable URI admin;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
    private final JsonMapper json = new JsonMapper();
    private final Set<String> told = new HashSet<>();

    CloudNotices(@Nullable URI admin) {
        this.admin = admin;
    }

    void tell(List<Node> nodes) {
        if (admin == null) {
            return;
        }
        Set<String> there = new HashSet<>();
        for (Node node : nodes) {
            String id = node.getSpec().getProviderID();
            String address = Nodes.address(node).orElse("");
            if (id == null || address.isEmpty() || node.getSpec().getPodCIDR() == null) {
                continue;
            }
            there.add(id);
            if (put(node, id, address)) {
                told.add(id);
            }
        }
        told.removeIf(id -> !there.contains(id) && delete(id));
    }

    private boolean put(Node node, String id, String address) {
        try {
            String body = json.writeValueAsString(Map.of(
                    "providerID",
                    id,
                    "name",
                    node.getMetadata().getName(),
                    "address",
                    address,
                    "podCidr",
                    node.getSpec().getPodCIDR()));
            return send(HttpRequest.newBuilder(uri("/instances")).PUT(BodyPublishers.ofString(body)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean delete(String id) {
        return send(
                HttpRequest.newBuilder(uri("/instances?providerID=" + URLEncoder.encode(id, StandardCharsets.UTF_8)))
                        .DELETE());
    }

    private URI uri(String path) {
        return URI.create(java.util.Objects.requireNonNull(admin) + path);
    }

    /** @return whether it was taken; if not, the next look tells it again */
    private boolean send(HttpRequest.Builder request) {
        try {
            return http.send(
                                    request.timeout(TIME_OUT)
                                            .header("Content-Type", "application/json")
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
