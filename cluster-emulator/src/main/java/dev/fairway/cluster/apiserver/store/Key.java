package dev.fairway.cluster.apiserver.store;

import dev.fairway.cluster.apiserver.kinds.Kind;

/** @param namespace empty for kinds without one */
public record Key(Kind kind, String namespace, String name) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
        int byKind = kind.compareTo(other.kind);
        int byNamespace = namespace.compareTo(other.namespace);
        return byKind != 0 ? byKind : byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
