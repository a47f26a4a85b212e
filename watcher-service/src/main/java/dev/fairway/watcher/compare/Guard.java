package dev.fairway.watcher.compare;

/**
 * Whether a list may take so much away. A restored backup or a broken cache looks like a deletion of everything.
 *
 * <pre>
 * kind             on topic  vanished  listed  then
 * Services         any       ≤ 5       any     go
 * Services         100       10        any     go
 * Services         100       11        any     wait for a person
 * nodes, slices    any       any       some    go
 * nodes, slices    any       any       none    wait for a person
 * </pre>
 */
final class Guard {
    private static final int FEW = 5;
    private static final int SHARE = 10;

    static boolean lets(Kind kind, int onTopic, int vanished, int listed) {
        return switch (kind) {
            case SERVICES -> vanished <= Math.max(FEW, onTopic / SHARE);
            case ENDPOINTS, NODES -> vanished == 0 || listed > 0;
        };
    }

    private Guard() {}
}
