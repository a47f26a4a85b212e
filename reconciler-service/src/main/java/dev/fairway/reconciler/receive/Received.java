package dev.fairway.reconciler.receive;

import org.jspecify.annotations.Nullable;

/**
 * One record that could be read, ready for the table of its topic. Of several with one key in a batch only the last is kept.
 *
 * @param about what it concerns: the source of a Service, {@code cluster/namespace/service} of a slice, the cluster of a node
 * @param body null for a tombstone
 * @param epoch of the watcher that wrote it, 0 where there is none
 * @param written when, in ms since 1970; negative where that is not known
 */
public record Received(String key, String about, @Nullable String body, long epoch, long written) {}
