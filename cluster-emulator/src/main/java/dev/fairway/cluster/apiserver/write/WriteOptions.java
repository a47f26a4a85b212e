package dev.fairway.cluster.apiserver.write;

/** @param force takes fields over from other appliers */
public record WriteOptions(boolean dryRun, String fieldManager, boolean force) {}
