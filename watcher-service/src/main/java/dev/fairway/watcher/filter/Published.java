package dev.fairway.watcher.filter;

import dev.fairway.contracts.snapshot.ServiceSnapshot;

/**
 * Which Services leave the cluster's API server. One with our finalizer does whatever its type, since something of it may
 * exist in a cloud.
 */
public final class Published {

    public static boolean is(ServiceSnapshot service) {
        return service.isLoadBalancer() || service.hasOurFinalizer();
    }

    private Published() {}
}
