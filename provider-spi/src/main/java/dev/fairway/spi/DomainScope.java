package dev.fairway.spi;

import java.util.Collection;
import java.util.Set;

/**
 * What to read: everything marked with this cluster and one of these owners.
 *
 * @param owners source uids, or {@link Ownership#SHARED} alone for the shared domain
 * @param wanted specs that are about to be put: what stands under their names is read too
 */
public record DomainScope<S extends Spec>(
        ClusterScope cluster, String domain, Set<String> owners, Collection<S> wanted) {}
