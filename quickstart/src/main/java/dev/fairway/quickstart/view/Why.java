package dev.fairway.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fairway.contracts.Topics;
import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.records.Entry;
import dev.fairway.quickstart.records.TopicReader;
import dev.fairway.quickstart.supervise.Control;
import dev.fairway.quickstart.why.Facts;
import dev.fairway.quickstart.why.Page;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code why svc/NAME}: gathers the facts of one Service. A source that does not answer is named; the rest is told. */
public record Why(Checkout checkout, String kafka, Cluster cluster, Cloud cloud) {

    public int print(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("why needs one object, such as svc/web or svc/shop/frontend");
        }
        Facts.Subject subject = subject(arguments.getFirst());
        @Nullable JsonNode service = MissingNode.getInstance();
        List<JsonNode> events = List.of();
        try {
            service = cluster.service(subject.namespace(), subject.name()).orElse(null);
            events = cluster.events(subject.namespace(), subject.name());
        } catch (IOException e) {
            System.out.println("Kubernetes cannot be asked: " + e.getMessage());
        }
        List<JsonNode> calls = List.of();
        try {
            calls = cloud.journal(0).stream()
                    .filter(call -> call.path("source").asText().equals(subject.source()))
                    .toList();
        } catch (IOException e) {
            System.out.println("The cloud cannot be asked: " + e.getMessage());
        }
        var facts = new Facts(
                subject,
                service,
                events,
                entries(),
                calls,
                new Control(checkout).states().orElse(List.of()));
        Page.of(facts).forEach(System.out::println);
        return 0;
    }

    private List<Entry> entries() {
        try (var reader = new TopicReader(kafka)) {
            return reader.latest(reader.names(Topics.PREFIX));
        } catch (RuntimeException e) {
            System.out.println("Kafka cannot be read at " + kafka + ": " + e.getMessage());
            return List.of();
        }
    }

    /** <pre>web, svc/web, service/web, svc/shop/web, shop/web</pre> */
    static Facts.Subject subject(String text) {
        String[] words = text.split("/");
        int first = List.of("svc", "service", "services").contains(words[0]) && words.length > 1 ? 1 : 0;
        int left = words.length - first;
        if (left < 1 || left > 2) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an object that why knows; say svc/NAME or svc/NAMESPACE/NAME");
        }
        return new Facts.Subject(World.CLUSTER, left == 2 ? words[first] : "default", words[words.length - 1]);
    }
}
