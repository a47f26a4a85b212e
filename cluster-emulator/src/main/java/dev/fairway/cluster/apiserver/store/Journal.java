package dev.fairway.cluster.apiserver.store;

import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.stream.Collectors;

/** When which change was stored: a line of JSON each, for who measures. */
public final class Journal {
    private static final int SIZE = 20_000;

    private record Line(long revision, String json) {}

    private final ArrayDeque<Line> lines = new ArrayDeque<>();

    void add(Change change) {
        String json = Json.object()
                .put("resourceVersion", change.revision())
                .put("resource", change.kind().plural())
                .put("kind", change.kind().kind())
                .put("namespace", Meta.namespace(change.after().object()))
                .put("name", Meta.name(change.after().object()))
                .put("uid", Meta.uid(change.after().object()))
                .put("verb", change.type().name())
                .put("subresource", change.subresource())
                .put("time", change.at().toString())
                .put("storedAtMicros", ChronoUnit.MICROS.between(Instant.EPOCH, change.at()))
                .toString();
        lines.addLast(new Line(change.revision(), json));
        if (lines.size() > SIZE) {
            lines.removeFirst();
        }
    }

    public String after(long revision) {
        return lines.stream()
                .filter(line -> line.revision() > revision)
                .map(line -> line.json() + "\n")
                .collect(Collectors.joining());
    }
}
