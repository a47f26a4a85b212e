package dev.fairway.watcher;

import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.watcher.publish.Outlets;
import dev.fairway.watcher.watch.Watch;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the active watcher does, from taking over until it loses its Lease. */
@ApplicationScoped
class WatchLoop {
    private static final Logger LOG = Logger.getLogger(WatchLoop.class);

    private final WatcherConfig config;
    private final KubernetesClient kubernetes;
    private final Cluster cluster;
    private final Publisher publisher;
    private final KafkaSettings kafka;
    private final Retrying retrying;
    private volatile @Nullable Watch watch;
    private volatile Set<String> held = Set.of();
    private volatile String refused = "";

    WatchLoop(
            WatcherConfig config,
            KubernetesClient kubernetes,
            Cluster cluster,
            Publisher publisher,
            KafkaSettings kafka,
            Retrying retrying) {
        this.config = config;
        this.kubernetes = kubernetes;
        this.cluster = cluster;
        this.publisher = publisher;
        this.kafka = kafka;
        this.retrying = retrying;
    }

    /** Returns when interrupted. */
    void lead() throws InterruptedException {
        String uid = retrying.untilDone(
                "read the cluster's identity",
                () -> kubernetes
                        .namespaces()
                        .withName("kube-system")
                        .require()
                        .getMetadata()
                        .getUid());
        Optional<Long> epoch = cluster.takeOver(uid, transitions());
        if (epoch.isEmpty()) {
            refused = "The name '" + config.cluster() + "' belongs to a cluster with another uid than " + uid
                    + ". Give this cluster a name of its own (FAIRWAY_CLUSTER), or rebind the name if it replaced the other.";
            LOG.error(refused);
            Thread.currentThread().join();
        }
        LOG.infof("watching cluster %s as epoch %d", config.cluster(), epoch.orElseThrow());
        try (Outlets outlets = new Outlets(config.cluster(), epoch.orElseThrow(), publisher, kafka)) {
            while (!outlets.awaitRead(Duration.ofMinutes(1))) {
                LOG.warn("still reading what was published before");
            }
            try (Watch informers =
                    retrying.untilDone("watch Kubernetes", () -> new Watch(config.cluster(), kubernetes, outlets))) {
                held = informers.vanished(config.acceptDeletions());
                watch = informers;
                while (true) {
                    TimeUnit.SECONDS.sleep(1);
                    outlets.retry();
                }
            }
        } finally {
            watch = null;
        }
    }

    private long transitions() {
        Lease lease = kubernetes
                .leases()
                .inNamespace(config.leaseNamespace())
                .withName(Leadership.LEASE)
                .get();
        return lease == null || lease.getSpec().getLeaseTransitions() == null
                ? 0
                : lease.getSpec().getLeaseTransitions();
    }

    boolean isWatching() {
        Watch now = watch;
        return now != null && now.isRunning();
    }

    /** Why this watcher will not watch; empty if it may. */
    String refused() {
        return refused;
    }

    /** Keys whose deletion waits for an operator. */
    Set<String> held() {
        return held;
    }
}
