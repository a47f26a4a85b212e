package dev.fairway.watcher.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One kind: what should be on its topic, what is, and the deletions that wait for a person. Each call gives back what has to be
 * published; it counts as published from then on, until {@link #doubt} says otherwise.
 */
final class Book<T> {
    private final Kind kind;
    private final Map<String, T> wanted = new HashMap<>();
    /** An empty value is on the topic but not known, such as one that cannot be read. */
    private final Map<String, Optional<T>> onTopic = new HashMap<>();

    private final Set<String> waiting = new HashSet<>();

    Book(Kind kind) {
        this.kind = kind;
    }

    /** Stands on the topic before anything was listed. @param value null is a tombstone, empty one that cannot be read */
    void found(String key, @Nullable Optional<T> value) {
        if (value == null) {
            onTopic.remove(key);
        } else {
            onTopic.put(key, value);
        }
    }

    /**
     * @param all everything there is of this kind
     * @param free keys that may vanish in any number, because what they belong to is not published either
     * @param kept keys that stay whatever the list says
     */
    List<Change> listed(Map<String, T> all, Predicate<String> free, Predicate<String> kept, boolean accepted) {
        int before = onTopic.size();
        wanted.clear();
        List<Change> changes = new ArrayList<>();
        all.forEach((key, value) -> put(key, value).ifPresent(changes::add));
        Set<String> vanished = new TreeSet<>(onTopic.keySet());
        vanished.removeAll(all.keySet());
        waiting.clear();
        vanished.stream().filter(kept).forEach(waiting::add);
        vanished.removeAll(waiting);
        Set<String> guarded = new HashSet<>(vanished);
        guarded.removeIf(free);
        if (!accepted && !Guard.lets(kind, before, guarded.size(), all.size())) {
            waiting.addAll(guarded);
            vanished.removeAll(guarded);
        }
        vanished.forEach(key -> remove(key).ifPresent(changes::add));
        return changes;
    }

    Optional<Change> put(String key, T value) {
        wanted.put(key, value);
        waiting.remove(key);
        Optional<T> there = onTopic.put(key, Optional.of(value));
        return there != null && there.isPresent() && there.get().equals(value)
                ? Optional.empty()
                : Optional.of(new Change(kind, key, value));
    }

    Optional<Change> remove(String key) {
        wanted.remove(key);
        waiting.remove(key);
        return onTopic.remove(key) == null ? Optional.empty() : Optional.of(new Change(kind, key, null));
    }

    /** A watcher of a lower epoch wrote it; readers who come later would see nothing else. */
    Optional<Change> overwritten(String key, @Nullable Optional<T> value) {
        found(key, value);
        return again(key);
    }

    /** Whether Kafka has what was published is not known. */
    Optional<Change> doubt(String key) {
        onTopic.put(key, Optional.empty());
        return again(key);
    }

    private Optional<Change> again(String key) {
        T value = wanted.get(key);
        if (value != null) {
            onTopic.put(key, Optional.of(value));
            return Optional.of(new Change(kind, key, value));
        }
        return waiting.contains(key) ? Optional.empty() : remove(key);
    }

    /** What waited may go. */
    List<Change> accept() {
        List<Change> changes = new ArrayList<>();
        for (String key : List.copyOf(waiting)) {
            remove(key).ifPresent(changes::add);
        }
        return changes;
    }

    Map<String, T> wanted() {
        return wanted;
    }

    Set<String> waiting() {
        return Set.copyOf(waiting);
    }

    Optional<T> held(String key) {
        Optional<T> there = onTopic.get(key);
        return there == null ? Optional.empty() : there;
    }
}
