package dev.fairway.spi;

/** A resource of ours as a list shows it: enough to tell whether it should be there. */
public record Owned(Ownership ownership, Handle handle) {}
