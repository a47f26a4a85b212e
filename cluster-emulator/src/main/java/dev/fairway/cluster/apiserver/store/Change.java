package dev.fairway.cluster.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of an object.
 *
 * @param verb {@code ADDED}, {@code MODIFIED} or {@code DELETED}
 * @param object as it is after the step; for a deletion as it was, with the version of the deletion
 * @param before null for an addition
 * @param storedAtMicros microseconds since 1970
 */
public record Change(
        long version,
        String verb,
        Key key,
        ObjectNode object,
        @Nullable ObjectNode before,
        long storedAtMicros) {}
