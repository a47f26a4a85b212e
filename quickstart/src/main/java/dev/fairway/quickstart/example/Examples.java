package dev.fairway.quickstart.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.supervise.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Applies examples/web.yaml and waits until each Service in it answers. */
public final class Examples {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final Checkout checkout;
    private final Cluster cluster;
    private final Answers answers;
    private final Progress progress;

    public Examples(Checkout checkout, Cluster cluster, Cloud cloud, Progress progress) {
        this.checkout = checkout;
        this.cluster = cluster;
        this.answers = new Answers(cloud);
        this.progress = progress;
    }

    /** Returns the names of the Services that do not answer. */
    public List<String> run() throws IOException, InterruptedException {
        Instant start = Instant.now();
        List<JsonNode> objects = read();
        Map<String, String> waiting = new LinkedHashMap<>();
        for (JsonNode object : objects) {
            cluster.apply(object);
            if (object.path("kind").asText().equals("Service")) {
                waiting.put(
                        name(object), object.path("metadata").path("namespace").asText("default"));
            }
        }
        progress.line("Applied examples/web.yaml; waiting for its balancers.");
        while (!waiting.isEmpty() && Instant.now().isBefore(start.plus(PATIENCE))) {
            for (Map.Entry<String, String> service : List.copyOf(waiting.entrySet())) {
                Optional<String> pod = ask(service.getValue(), service.getKey());
                if (pod.isPresent()) {
                    progress.line(
                            "  %-17s %6.1f s   answered by pod %s",
                            service.getKey(),
                            Duration.between(start, Instant.now()).toMillis() / 1000.0,
                            pod.get());
                    waiting.remove(service.getKey());
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return List.copyOf(waiting.keySet());
    }

    private Optional<String> ask(String namespace, String name) throws IOException, InterruptedException {
        Optional<JsonNode> service = cluster.service(namespace, name);
        return service.isEmpty() ? Optional.empty() : answers.podName(service.get());
    }

    private List<JsonNode> read() throws IOException {
        var objects = new ArrayList<JsonNode>();
        try (MappingIterator<JsonNode> documents = new YAMLMapper()
                .readerFor(JsonNode.class)
                .readValues(checkout.examples().resolve("web.yaml").toFile())) {
            documents.forEachRemaining(objects::add);
        }
        return objects;
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }
}
