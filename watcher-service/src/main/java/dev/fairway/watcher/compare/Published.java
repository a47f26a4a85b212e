package dev.fairway.watcher.compare;

import dev.fairway.contracts.snapshot.ServiceSnapshot;

/** Which Services are published: those that want a balancer or still carry our finalizer. Leaving the set is a tombstone. */
public final class Published {

    public static boolean is(ServiceSnapshot service) {
        return service.isLoadBalancer() || service.hasOurFinalizer();
    }

    private Published() {}
}
