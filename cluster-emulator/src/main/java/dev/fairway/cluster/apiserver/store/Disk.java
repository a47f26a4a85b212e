package dev.fairway.cluster.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.registry.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** Where changes are kept beyond the process. */
interface Disk extends AutoCloseable {

    record Line(long revision, Change.Type type, Kind kind, Instant at, String subresource, byte[] json) {}

    /** What loading finds, in this order. */
    sealed interface Read {
        /** The revision up to which {@link Kept} objects stand for all changes. */
        record Base(long revision) implements Read {}

        record Kept(Kind kind, ObjectNode object) implements Read {}

        record Changed(Line line, ObjectNode object) implements Read {}
    }

    void load(Consumer<Read> reader);

    void append(Line line);

    boolean wantsCompaction();

    void compact(long revision, Map<Kind, Collection<Stored>> objects);

    @Override
    void close();

    /** Keeps nothing. */
    static Disk none() {
        return new Disk() {
            @Override
            public void load(Consumer<Read> reader) {}

            @Override
            public void append(Line line) {}

            @Override
            public boolean wantsCompaction() {
                return false;
            }

            @Override
            public void compact(long revision, Map<Kind, Collection<Stored>> objects) {}

            @Override
            public void close() {}
        };
    }
}
