package dev.fairway.cluster.apiserver.write;

/**
 * @param force takes fields over from other appliers
 * @param strict refuses unknown fields instead of dropping them
 */
public record WriteOptions(boolean dryRun, String fieldManager, boolean force, boolean strict) {}
