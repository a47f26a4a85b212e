package dev.fairway.quickstart.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.view.Leaks;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The objects that benchmarks make, all named bench-…, and waiting for them. */
record Load(Cluster cluster) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PREFIX = "bench-";

    /** One pod for the Services to lead to. */
    void deploy() throws IOException, InterruptedException {
        cluster.apply(json("""
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"bench","namespace":"default"},
             "spec":{"replicas":1,"selector":{"matchLabels":{"app":"bench"}},
              "template":{"metadata":{"labels":{"app":"bench"}},
               "spec":{"containers":[{"name":"web","image":"registry.k8s.io/e2e-test-images/agnhost:2.53",
                "args":["netexec","--http-port=8080"],"ports":[{"name":"http","containerPort":8080}]}]}}}}
            """));
    }

    Facts.Subject create(String name, int ports) throws IOException, InterruptedException {
        String list = IntStream.range(0, ports)
                .mapToObj(i -> "{\"name\":\"p" + i + "\",\"port\":" + (8000 + i) + ",\"targetPort\":8080}")
                .collect(Collectors.joining(","));
        cluster.create(json("""
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s","namespace":"default"},
             "spec":{"type":"LoadBalancer","loadBalancerClass":"fairway.dev/aws-nlb","selector":{"app":"bench"},
              "ports":[%s]}}
            """.formatted(PREFIX + name, list)));
        return new Facts.Subject(World.CLUSTER, "default", PREFIX + name);
    }

    void addNode() throws IOException, InterruptedException {
        cluster.apply(node());
    }

    /** Deletes all that benchmarks made and waits until the API server has none of it left. */
    void clear() throws IOException, InterruptedException {
        for (JsonNode service : services()) {
            cluster.delete(json(
                    "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"namespace\":\"default\",\"name\":\""
                            + service.path("metadata").path("name").asText() + "\"}}"));
        }
        await(
                Duration.ofMinutes(10),
                "all Services of the benchmark to be gone",
                () -> services().isEmpty());
    }

    /** No Service in the cluster has anything in a cloud. */
    boolean isAlone() throws IOException, InterruptedException {
        return Leaks.owners(cluster.services()).isEmpty();
    }

    void removeNode() throws IOException, InterruptedException {
        cluster.delete(node());
    }

    /** Returns the Service once it has an address. */
    JsonNode awaitAddress(Facts.Subject subject) throws IOException, InterruptedException {
        return await(
                subject,
                "an address",
                service -> !service.path("status")
                        .path("loadBalancer")
                        .path("ingress")
                        .isEmpty());
    }

    /** Returns the Service once its provider says that it answers. */
    JsonNode awaitReady(Facts.Subject subject) throws IOException, InterruptedException {
        return await(
                subject,
                "the condition Provisioned",
                service -> StreamSupport.stream(
                                service.path("status").path("conditions").spliterator(), false)
                        .anyMatch(condition -> condition.path("type").asText().startsWith("fairway.dev/Provisioned")
                                && condition.path("status").asText().equals("True")));
    }

    private JsonNode await(Facts.Subject subject, String what, Predicate<JsonNode> right)
            throws IOException, InterruptedException {
        var found = new JsonNode[1];
        await(Duration.ofMinutes(1), what + " of Service " + subject, () -> {
            Optional<JsonNode> service = cluster.service(subject.namespace(), subject.name());
            service.ifPresent(now -> found[0] = now);
            return service.isPresent() && right.test(service.get());
        });
        return found[0];
    }

    interface Check {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(Duration limit, String what, Check check) throws IOException, InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > until) {
                throw new IOException("waited " + limit.toSeconds() + " s in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private List<JsonNode> services() throws IOException, InterruptedException {
        return cluster.services().stream()
                .filter(service ->
                        service.path("metadata").path("name").asText().startsWith(PREFIX))
                .toList();
    }

    private static JsonNode node() {
        return json("""
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"bench-node"},
             "spec":{"providerID":"aws:///us-east-1a/i-0be0c4be0c4be0c40"}}
            """);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
