package dev.fairway.watcher.compare;

import java.util.HashSet;
import java.util.Set;

/**
 * What a topic knows and a complete list does not show. Lost state looks the same as deletion, so a large part vanishing at
 * once is held back until somebody says that it is meant.
 *
 * <pre>
 * kind                list is empty, topic is not   more than max(5, 10 %) vanished   otherwise
 * Services            held                          held                              tombstones
 * nodes, endpoints    held                          tombstones                        tombstones
 * </pre>
 */
public record Vanished(Set<String> tombstones, Set<String> held) {

    /**
     * @param known keys on the topic
     * @param listed keys of the complete list
     * @param sources whether the kind is one that balancers are made for
     * @param accepted whether somebody said that it is meant
     */
    public static Vanished of(Set<String> known, Set<String> listed, boolean sources, boolean accepted) {
        Set<String> gone = new HashSet<>(known);
        gone.removeAll(listed);
        boolean everything = listed.isEmpty() && !gone.isEmpty() && known.size() > 1;
        boolean many = sources && gone.size() > Math.max(5, known.size() / 10);
        boolean hold = !accepted && (many || (!sources && everything));
        return hold ? new Vanished(Set.of(), gone) : new Vanished(gone, Set.of());
    }
}
