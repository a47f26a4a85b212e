package dev.fairway.reconciler.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything at once would hold every lock until the last is done. */
public final class Chunks {
    private static final int SIZE = 250;

    public static <T> List<List<T>> of(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += SIZE) {
            chunks.add(list.subList(from, Math.min(list.size(), from + SIZE)));
        }
        return chunks;
    }

    private Chunks() {}
}
