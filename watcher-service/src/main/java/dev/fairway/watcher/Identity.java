package dev.fairway.watcher;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Which cluster this is, and how often its watchers changed. */
@ApplicationScoped
class Identity {
    private final WatcherConfig config;
    private final KubernetesClient kubernetes;

    Identity(WatcherConfig config, KubernetesClient kubernetes) {
        this.config = config;
        this.kubernetes = kubernetes;
    }

    /** The uid of kube-system, which no cluster shares with another. */
    String uid() {
        return kubernetes
                .namespaces()
                .withName("kube-system")
                .require()
                .getMetadata()
                .getUid();
    }

    long leaseTransitions() {
        Lease lease = kubernetes
                .leases()
                .inNamespace(config.leaseNamespace())
                .withName(Leadership.LEASE)
                .get();
        return lease == null || lease.getSpec().getLeaseTransitions() == null
                ? 0
                : lease.getSpec().getLeaseTransitions();
    }
}
