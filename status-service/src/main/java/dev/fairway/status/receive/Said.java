package dev.fairway.status.receive;

import dev.fairway.contracts.OutcomeKey;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.outcome.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The last outcome of every key of our partitions. Of a partition that is not yet read to its end nothing is told. */
public final class Said {
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();
    private final Map<SourceRef, Integer> homes = new ConcurrentHashMap<>();

    private static final class Partition {
        final Map<SourceRef, Map<OutcomeKey, Outcome>> sources = new ConcurrentHashMap<>();
        final long end;
        volatile boolean complete;

        Partition(long end, boolean complete) {
            this.end = end;
            this.complete = complete;
        }
    }

    /** @param end where the partition ended when it became ours; @param next where reading begins */
    void begin(int partition, long end, long next) {
        forget(List.of(partition));
        partitions.put(partition, new Partition(end, next >= end));
    }

    void forget(Collection<Integer> lost) {
        for (int partition : lost) {
            Partition was = partitions.remove(partition);
            if (was != null) {
                homes.keySet().removeAll(was.sources.keySet());
            }
        }
    }

    void hear(int partition, OutcomeKey key, Outcome outcome) {
        Partition home = partitions.get(partition);
        if (home != null) {
            homes.put(key.source(), partition);
            home.sources
                    .computeIfAbsent(key.source(), source -> new ConcurrentHashMap<>())
                    .put(key, outcome);
        }
    }

    void forget(int partition, OutcomeKey key) {
        Partition home = partitions.get(partition);
        if (home != null && home.sources.containsKey(key.source())) {
            Map<OutcomeKey, Outcome> of = home.sources.get(key.source());
            of.remove(key);
            if (of.isEmpty()) {
                home.sources.remove(key.source());
                homes.remove(key.source());
            }
        }
    }

    /** @return the sources that can be looked at from now on, if this was the end */
    Set<SourceRef> reached(int partition, long next) {
        Partition home = partitions.get(partition);
        if (home == null || home.complete || next < home.end) {
            return Set.of();
        }
        home.complete = true;
        return Set.copyOf(home.sources.keySet());
    }

    List<Integer> incomplete() {
        return partitions.entrySet().stream()
                .filter(entry -> !entry.getValue().complete)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Read to the end at least once; a replica without a partition has nothing to read. */
    public boolean isComplete() {
        return incomplete().isEmpty();
    }

    /** Empty also while it is not all known. */
    public List<Outcome> of(SourceRef source, String uid) {
        Integer partition = homes.get(source);
        Partition home = partition == null ? null : partitions.get(partition);
        if (home == null || !home.complete) {
            return List.of();
        }
        return home.sources.getOrDefault(source, Map.of()).values().stream()
                .filter(outcome -> outcome.uid().equals(uid))
                .sorted(java.util.Comparator.comparing(Outcome::writer))
                .toList();
    }
}
