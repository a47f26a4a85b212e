package dev.fairway.reconciler.store;

import org.jspecify.annotations.Nullable;

/**
 * What a key of a topic should say now; sent when its version is higher than the published one.
 *
 * @param body null for a tombstone, after whose acknowledgement the row goes
 */
public record Message(
        String topic,
        String key,
        String partitionKey,
        String turn,
        String type,
        @Nullable String body,
        long version) {}
