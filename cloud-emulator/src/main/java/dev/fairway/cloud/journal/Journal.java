package dev.fairway.cloud.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last calls in memory and all of them on disk; the line is written before the call is answered. */
public final class Journal implements AutoCloseable {
    private static final int KEPT = 20_000;

    private final JsonMapper json;
    private final ArrayDeque<Line> ring = new ArrayDeque<>();
    private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();
    private final @Nullable JournalFile file;
    private long seq;
    private Instant lastCloudTime = Instant.EPOCH;

    /** @param call null for a line of an earlier process, of which only the text is kept */
    private record Line(long seq, @Nullable Call call, String text) {}

    public Journal(JsonMapper json, @Nullable Path path) {
        this.json = json;
        this.file = path == null ? null : new JournalFile(path);
        if (file != null) {
            file.read().forEach(this::recall);
        }
    }

    /** Numbers and keeps the call. */
    public synchronized Call append(Instant arrived, Instant cloudTime, Call.Request request, Call.Outcome outcome) {
        Call call = new Call(++seq, arrived.truncatedTo(ChronoUnit.MICROS), cloudTime, request, outcome);
        String text = write(call);
        if (file != null) {
            file.append(text);
        }
        keep(new Line(seq, call, text));
        return call;
    }

    /** Tells who listens; what it throws and how long it takes falls on the call's own thread. */
    public void tell(Call call) {
        listeners.forEach(listener -> listener.accept(call));
    }

    /** Calls the listener after each call's effect and before its answer. */
    public AutoCloseable onCall(Consumer<Call> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Calls of this process after the given number, oldest first, as far as they are still in memory. */
    public synchronized List<Call> since(long after) {
        return ring.stream()
                .filter(line -> line.seq() > after)
                .<Call>mapMulti((line, out) -> {
                    Call call = line.call();
                    if (call != null) {
                        out.accept(call);
                    }
                })
                .toList();
    }

    public synchronized List<String> linesSince(long after) {
        return ring.stream().filter(line -> line.seq() > after).map(Line::text).toList();
    }

    public synchronized long lastSeq() {
        return seq;
    }

    /** The highest cloud time on record, from which a restarted clock goes on. */
    public synchronized Instant lastCloudTime() {
        return lastCloudTime;
    }

    private void keep(Line line) {
        ring.addLast(line);
        if (ring.size() > KEPT) {
            ring.removeFirst();
        }
    }

    private void recall(String text) {
        try {
            JsonNode line = json.readTree(text);
            seq = Math.max(seq, line.path("seq").asLong());
            Instant at = Instant.parse(line.path("cloudTime").asText());
            lastCloudTime = at.isAfter(lastCloudTime) ? at : lastCloudTime;
            keep(new Line(line.path("seq").asLong(), null, text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The journal on disk has a line that cannot be read: " + text, e);
        }
    }

    private String write(Call call) {
        try {
            return json.writeValueAsString(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A call that cannot be written: " + call, e);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
