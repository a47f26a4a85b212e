package dev.fairway.status.write;

import dev.fairway.status.fold.Telling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Occasions that were told by this process. What the first look at an object finds in place was told by an earlier one, whose
 * events may have expired since.
 */
final class Told {
    private final Map<String, Set<String>> byUid = new ConcurrentHashMap<>();

    /** @return those to tell now */
    List<Telling> news(String uid, List<Telling> tellings, boolean somethingWritten) {
        boolean first = !byUid.containsKey(uid);
        Set<String> known = byUid.computeIfAbsent(uid, u -> new HashSet<>());
        List<Telling> news =
                tellings.stream().filter(t -> known.add(t.occasion())).toList();
        return first && !somethingWritten ? List.of() : news;
    }

    void forget(String uid) {
        byUid.remove(uid);
    }
}
