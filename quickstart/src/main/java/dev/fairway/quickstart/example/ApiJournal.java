package dev.fairway.quickstart.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** When the API server stored changes of one Service. */
final class ApiJournal {

    /** @param status whether the status sub-resource was written */
    record Stored(Instant at, boolean status) {}

    static List<Stored> of(Cluster cluster, Facts.Subject subject) throws IOException, InterruptedException {
        return cluster.journal(0).stream()
                .filter(line -> text(line, "resource").equals("services")
                        && text(line, "namespace").equals(subject.namespace())
                        && text(line, "name").equals(subject.name()))
                .map(line ->
                        new Stored(Instant.parse(text(line, "time")), text(line, "subresource").equals("status")))
                .toList();
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asText("");
    }

    private ApiJournal() {}
}
