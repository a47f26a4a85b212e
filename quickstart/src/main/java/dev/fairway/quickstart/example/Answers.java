package dev.fairway.quickstart.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.reach.Cloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a Service through its balancer for the name of the pod that answers. */
final class Answers {
    private final Cloud cloud;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    Answers(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Empty while nothing answers. */
    Optional<String> podName(JsonNode service) throws InterruptedException {
        try {
            JsonNode ingress =
                    service.path("status").path("loadBalancer").path("ingress").path(0);
            if (ingress.isMissingNode()) {
                return Optional.empty();
            }
            int port = service.path("spec").path("ports").path(0).path("port").asInt();
            String hostname = ingress.path("hostname").asText("");
            if (hostname.isEmpty()) {
                return ask(ingress.path("ip").asText(), port);
            }
            JsonNode resolved = cloud.resolve(hostname);
            return ask(
                    resolved.path("addresses").path(0).asText(),
                    resolved.path("ports").path(Integer.toString(port)).asInt(port));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> ask(String address, int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + "/hostname"))
                .timeout(Duration.ofSeconds(2))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? Optional.of(response.body().strip()) : Optional.empty();
    }
}
