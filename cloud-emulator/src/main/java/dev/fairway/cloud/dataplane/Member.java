package dev.fairway.cloud.dataplane;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A target while it is registered. Its mutable fields belong to the {@link Pool}'s lock. */
final class Member {
    final String id;
    final InetSocketAddress address;
    final OpenFlows flows = new OpenFlows();
    Target target;
    HealthCount health = HealthCount.NEW;

    @Nullable
    Prober prober;

    Member(Target target) {
        this.id = target.id();
        this.address = new InetSocketAddress(target.host(), target.port());
        this.target = target;
    }

    boolean healthy() {
        return health.state() == TargetHealth.HEALTHY;
    }
}
