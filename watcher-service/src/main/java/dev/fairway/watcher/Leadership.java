package dev.fairway.watcher;

import dev.fairway.runtime.retry.Retrying;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One watcher of several is active, by a Lease. The same instance has it back at once after a kill. */
@ApplicationScoped
class Leadership {
    static final String LEASE = "fairway-watcher";
    private static final Logger LOG = Logger.getLogger(Leadership.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WatcherConfig config;
    private final KubernetesClient kubernetes;
    private final WatchLoop loop;
    private final Retrying retrying;
    private final String identity;
    private volatile boolean leading;
    private volatile boolean stopping;
    private volatile String holder = "";
    private @Nullable Thread leader;
    private @Nullable Thread last;
    private volatile @Nullable CompletableFuture<?> election;

    Leadership(
            WatcherConfig config,
            KubernetesClient kubernetes,
            WatchLoop loop,
            Retrying retrying,
            @ConfigProperty(name = "fairway.instance") String identity) {
        this.config = config;
        this.kubernetes = kubernetes;
        this.loop = loop;
        this.retrying = retrying;
        this.identity = identity;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("leadership").start(this::compete);
    }

    boolean isLeading() {
        return leading;
    }

    /** Another one leads, or is about to. */
    boolean isWaiting() {
        return !leading && !holder.isEmpty() && !holder.equals(identity);
    }

    private void compete() {
        while (!isStopping()) {
            try {
                election =
                        kubernetes.leaderElector().withConfig(lease()).build().start();
                election.join();
            } catch (RuntimeException e) {
                if (!isStopping()) {
                    LOG.warnf("no lease: %s", e.getMessage());
                }
            }
            end();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private LeaderElectionConfig lease() {
        return new LeaderElectionConfigBuilder()
                .withName(LEASE)
                .withLeaseDuration(Duration.ofSeconds(10))
                .withRenewDeadline(Duration.ofSeconds(7))
                .withRetryPeriod(Duration.ofSeconds(2))
                .withReleaseOnCancel(true)
                .withLock(new LeaseLock(config.leaseNamespace(), LEASE, identity))
                .withLeaderCallbacks(new LeaderCallbacks(this::begin, this::end, now -> holder = now))
                .build();
    }

    private synchronized void begin() {
        leading = true;
        Thread before = last;
        leader = Thread.ofPlatform().name("watch-loop").start(() -> lead(before));
        last = leader;
    }

    /** Until interrupted: the lease went to another, or the service stops. */
    private void lead(@Nullable Thread before) {
        try {
            if (before != null) {
                before.join();
            }
            while (!isStopping()) {
                try {
                    loop.lead();
                } catch (RuntimeException e) {
                    if (!isStopping()) {
                        LOG.error("the watch ended and begins again", e);
                    }
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        leading = false;
        Thread was = leader;
        leader = null;
        if (was != null) {
            was.interrupt();
        }
    }

    private boolean isStopping() {
        return stopping || retrying.isStopping();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        end();
        CompletableFuture<?> running = election;
        if (running != null) {
            running.cancel(true);
        }
    }
}
