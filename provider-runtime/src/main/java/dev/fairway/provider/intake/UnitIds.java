package dev.fairway.provider.intake;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.runtime.publish.Partitioning;

/**
 * Which unit plans for a key.
 *
 * @param partitions of the topic of desired states
 */
public record UnitIds(DomainRule rule, int partitions) {
    public UnitId of(Desired desired) {
        String domain = desired.domain();
        String cluster = desired.source().cluster();
        return new UnitId(text(desired.key()), domain, partition(domain), cluster, desired.clusterUid(), null);
    }

    /** Where a domain is one source, its uids are planned apart. */
    public String text(DesiredKey key) {
        return switch (rule) {
            case SOURCE -> key.domain() + "|" + key.uid();
            case CLUSTER -> key.domain();
        };
    }

    public int partition(String domain) {
        return Partitioning.partition(domain, partitions);
    }
}
