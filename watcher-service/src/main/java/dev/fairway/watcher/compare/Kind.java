package dev.fairway.watcher.compare;

/** The kinds of snapshots. */
public enum Kind {
    SERVICES,
    ENDPOINTS,
    NODES
}
