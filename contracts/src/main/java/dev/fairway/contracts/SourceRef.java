package dev.fairway.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one Kubernetes object; written {@code cluster/kind/namespace/name}. Its uid travels beside it. */
public record SourceRef(String cluster, Kind kind, String namespace, String name) implements Comparable<SourceRef> {

    /** @throws IllegalArgumentException unless {@code text} has the four parts */
    @JsonCreator
    public static SourceRef parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is not cluster/kind/namespace/name");
        }
        return new SourceRef(parts[0], Kind.of(parts[1]), parts[2], parts[3]);
    }

    /** The key under which this object's snapshot travels. */
    public String snapshotKey() {
        return cluster + "/" + namespace + "/" + name;
    }

    @Override
    public int compareTo(SourceRef other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return cluster + "/" + kind.word() + "/" + namespace + "/" + name;
    }
}
