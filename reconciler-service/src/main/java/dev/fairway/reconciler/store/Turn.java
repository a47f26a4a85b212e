package dev.fairway.reconciler.store;

/** What is decided and published by one process at a time: a source, the pods of a Service, the nodes of a cluster. */
public sealed interface Turn extends Comparable<Turn> {

    String key();

    record Source(String source) implements Turn {
        @Override
        public String key() {
            return source;
        }
    }

    /** @param service {@code cluster/namespace/name} */
    record Pods(String service) implements Turn {
        @Override
        public String key() {
            return "pods:" + service;
        }
    }

    record Nodes(String cluster) implements Turn {
        @Override
        public String key() {
            return "nodes:" + cluster;
        }
    }

    /** The turn with this key. */
    static Turn of(String key) {
        if (key.startsWith("pods:")) {
            return new Pods(key.substring("pods:".length()));
        }
        return key.startsWith("nodes:") ? new Nodes(key.substring("nodes:".length())) : new Source(key);
    }

    /** All processes lock in this order, so that none waits for one that waits for it. */
    @Override
    default int compareTo(Turn other) {
        return key().compareTo(other.key());
    }
}
