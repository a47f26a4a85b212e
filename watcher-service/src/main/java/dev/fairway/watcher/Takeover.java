package dev.fairway.watcher;

import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.ClusterRecord.ProviderScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a watcher that takes over writes of its cluster, before its first snapshot. */
final class Takeover {

    /**
     * The name is bound to the uid that had it first. The epoch is higher than every one before.
     *
     * @param uid of kube-system
     * @param transitions how often the Lease changed hands
     * @param seen the highest epoch met on a snapshot
     * @return empty if the name belongs to another cluster
     */
    static Optional<ClusterRecord> record(
            WatcherConfig config, String uid, Optional<ClusterRecord> before, long transitions, long seen) {
        if (before.isPresent() && !before.get().uid().equals(uid)) {
            return Optional.empty();
        }
        long last = Math.max(before.map(ClusterRecord::epoch).orElse(0L), seen);
        return Optional.of(new ClusterRecord(
                config.cluster(),
                uid,
                Math.max(last + 1, transitions),
                config.defaultProvider().filter(provider -> !provider.isEmpty()).orElse(null),
                scopes(config),
                Math.max(before.map(ClusterRecord::acceptedDeletions).orElse(0L), config.acceptDeletions())));
    }

    private static Map<String, ProviderScope> scopes(WatcherConfig config) {
        Map<String, ProviderScope> scopes = new HashMap<>();
        config.providers()
                .forEach((name, scope) -> scopes.put(
                        name,
                        new ProviderScope(
                                scope.account().orElse(""),
                                scope.region().orElse(""),
                                scope.network().orElse(""))));
        return scopes;
    }

    private Takeover() {}
}
