package dev.fairway.watcher.compare;

/**
 * Whether a list may take so much away. A restored backup or a broken cache looks like a deletion of everything.
 *
 * <pre>
 * kind             on topic  vanished  then
 * Services         any       ≤ 5       go
 * Services         100       10        go
 * Services         100       11        wait for a person
 * nodes, slices    any       some      go
 * nodes, slices    any       all       wait for a person
 * </pre>
 */
final class Guard {
    private static final int FEW = 5;
    private static final int SHARE = 10;

    static boolean lets(Kind kind, int onTopic, int vanished) {
        return switch (kind) {
            case SERVICES -> vanished <= Math.max(FEW, onTopic / SHARE);
            case ENDPOINTS, NODES -> vanished == 0 || vanished < onTopic;
        };
    }

    private Guard() {}
}
