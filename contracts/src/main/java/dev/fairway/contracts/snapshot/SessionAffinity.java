package dev.fairway.contracts.snapshot;

import org.jspecify.annotations.Nullable;

/** @param timeoutSeconds only with {@code ClientIP} */
public record SessionAffinity(String type, @Nullable Integer timeoutSeconds) {}
