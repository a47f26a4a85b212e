package dev.fairway.contracts.model;

import java.util.List;
import java.util.Set;

/**
 * Value of {@code providers}: what a provider service offers. It stays valid while the service is down.
 *
 * @param version of the announcement; of two the higher one counts
 * @param contractVersion the newest form of {@code desired} that it reads
 * @param classes load balancer classes that it serves
 * @param domainRule how frontends are folded into one plan
 * @param annotationPrefixes only annotations under these reach it
 * @param capabilities words for optional abilities, for people and for checks
 */
public record ProviderAnnouncement(
        String provider,
        long version,
        int contractVersion,
        List<String> classes,
        DomainRule domainRule,
        List<String> annotationPrefixes,
        Set<String> capabilities) {

    public ProviderAnnouncement {
        classes = List.copyOf(classes);
        annotationPrefixes = List.copyOf(annotationPrefixes);
        capabilities = capabilities == null ? Set.of() : Set.copyOf(capabilities);
    }

    /** SOURCE: a plan for each source. CLUSTER: one plan for all sources of a cluster. */
    public enum DomainRule {
        SOURCE,
        CLUSTER
    }
}
