package dev.fairway.cluster.apiserver.store;

import java.util.ArrayDeque;
import java.util.List;

/** The last changes, for watches that resume. */
final class History {
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final int size;
    private long forgotten;

    History(int size) {
        this.size = size;
    }

    void add(Change change) {
        changes.addLast(change);
        if (changes.size() > size) {
            forgotten = changes.removeFirst().revision();
        }
    }

    /** Nothing is known of changes up to and with this revision. */
    void forget(long revision) {
        forgotten = Math.max(forgotten, revision);
    }

    boolean reaches(long revision) {
        return revision >= forgotten;
    }

    List<Change> after(long revision) {
        return changes.stream().filter(change -> change.revision() > revision).toList();
    }
}
