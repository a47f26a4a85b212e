package dev.fairway.runtime.codec;

/** What a record's value turned out to be. Only a really null value is a tombstone. */
public sealed interface Decoded<T> {

    record Read<T>(T value) implements Decoded<T> {}

    /** The key is forgotten; never a reason to act in a cloud or on Kubernetes. */
    record Tombstone<T>() implements Decoded<T> {}

    /** Written by a newer version in a form that this one does not know: the key waits for a newer reader. */
    record Newer<T>(String reason) implements Decoded<T> {}

    /** Not one of ours, or damaged: for the dead letters; nothing changes for its key. */
    record Unreadable<T>(String reason) implements Decoded<T> {}
}
