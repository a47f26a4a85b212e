package dev.fairway.cloud.admin;

/** A resource that carries a cluster's mark and belongs to no object that is left. */
public record Leak(String cloud, String kind, String id, String name, String source, String sourceUid, String part) {}
