package dev.fairway.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Somebody who opens connections to a balancer's address, a new one each time. */
final class Visitor {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cloud cloud;

    Visitor(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Which pods answered twenty visits. */
    Set<String> meets(String dnsName) {
        Set<String> pods = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            String answer = visit(dnsName);
            if (!answer.isEmpty()) {
                pods.add(answer);
            }
        }
        return pods;
    }

    void waitsForAnAnswer(String dnsName, String podPrefix) {
        await("an answer from " + dnsName)
                .atMost(PATIENCE)
                .until(() -> visit(dnsName).startsWith(podPrefix));
    }

    void waitsToMeet(String dnsName, int pods) {
        await(pods + " pods behind " + dnsName)
                .atMost(PATIENCE)
                .until(() -> meets(dnsName).size() == pods);
    }

    /** The pod's name, or empty where nobody answers. */
    private String visit(String dnsName) {
        JsonNode where = cloud.resolve(dnsName);
        String ip = where.path("addresses").path(0).asText();
        int port = where.path("ports").path("80").asInt(80);
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://" + ip + ":" + port + "/hostname"))
                                    .timeout(Duration.ofSeconds(3))
                                    .build(),
                            BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException | IllegalArgumentException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
