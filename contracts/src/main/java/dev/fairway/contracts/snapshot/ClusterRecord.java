package dev.fairway.contracts.snapshot;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What every service knows of a cluster; key {@code cluster}.
 *
 * @param uid the uid of the namespace kube-system, which stands for the cluster's identity
 * @param epoch of the active watcher; snapshots of a lower one are stale
 * @param defaultProvider serves Services without a class; null means such Services are left alone
 * @param providers where this cluster lives, by provider name
 * @param acceptedDeletions epoch up to which an operator let held-back deletions through
 */
public record ClusterRecord(
        String cluster,
        String uid,
        long epoch,
        @Nullable String defaultProvider,
        Map<String, ProviderScope> providers,
        long acceptedDeletions) {

    public ClusterRecord {
        providers = providers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(providers));
    }

    /** Account, region and network as that provider names them; empty where its service finds them itself. */
    public record ProviderScope(String account, String region, String network) {}
}
