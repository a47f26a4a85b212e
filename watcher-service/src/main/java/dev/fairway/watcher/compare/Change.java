package dev.fairway.watcher.compare;

import org.jspecify.annotations.Nullable;

/** What a topic has to be told. @param snapshot null is a tombstone */
public record Change(Kind kind, String key, @Nullable Object snapshot) {}
