package dev.fairway.status.receive;

import dev.fairway.contracts.OutcomeKey;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The newest outcome of every writer, for the sources of our partitions. */
@ApplicationScoped
public class Outcomes {
    private final Map<SourceRef, Map<String, Outcome>> bySource = new ConcurrentHashMap<>();
    private final Map<SourceRef, Integer> partitions = new ConcurrentHashMap<>();

    void put(OutcomeKey key, Outcome outcome, int partition) {
        partitions.put(key.source(), partition);
        bySource.computeIfAbsent(key.source(), s -> new ConcurrentHashMap<>()).put(key.toString(), outcome);
    }

    void forget(OutcomeKey key) {
        Map<String, Outcome> outcomes = bySource.get(key.source());
        if (outcomes != null) {
            outcomes.remove(key.toString());
        }
    }

    public Collection<Outcome> of(SourceRef source) {
        return List.copyOf(bySource.getOrDefault(source, Map.of()).values());
    }

    void lost(Collection<Integer> gone) {
        partitions.entrySet().removeIf(entry -> {
            boolean lost = gone.contains(entry.getValue());
            if (lost) {
                bySource.remove(entry.getKey());
            }
            return lost;
        });
    }

    List<SourceRef> ofPartition(int partition) {
        return partitions.entrySet().stream()
                .filter(entry -> entry.getValue() == partition)
                .map(Map.Entry::getKey)
                .toList();
    }
}
