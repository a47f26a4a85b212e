package dev.fairway.cluster.apiserver.store;

import dev.fairway.cluster.apiserver.registry.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object.
 *
 * @param before null for the first of an object
 * @param after the object as stored; for a deletion its last form with the deletion's revision
 * @param subresource empty for the object itself
 */
public record Change(
        long revision, Type type, Kind kind, @Nullable Stored before, Stored after, String subresource, Instant at) {

    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
