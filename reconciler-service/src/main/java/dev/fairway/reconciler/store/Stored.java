package dev.fairway.reconciler.store;

import java.util.Set;

/**
 * What came of storing a batch.
 *
 * @param turns what has to be looked at: the unit of locking
 * @param mine false if another process owns the partition now; then nothing was stored
 */
public record Stored(Set<Turn> turns, boolean mine) {}
