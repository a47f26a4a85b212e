package dev.fairway.watcher;

import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.runtime.kubernetes.ClientSettings;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.watcher.compare.Snapshots;
import dev.fairway.watcher.publish.ClusterTopic;
import dev.fairway.watcher.publish.Desk;
import dev.fairway.watcher.publish.OwnTopics;
import dev.fairway.watcher.publish.Pipeline;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the active watcher does: identity, epoch, what the topics hold, then lists and watches, until the Lease is lost. */
@ApplicationScoped
class WatchLoop {
    private static final Logger LOG = Logger.getLogger(WatchLoop.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final long PAUSE_SECONDS = 2;

    private final WatcherConfig config;
    private final KubernetesClient kubernetes;
    private final Identity identity;
    private final Pipeline pipeline;
    private final Retrying retrying;
    private final AtomicLong highestSeen = new AtomicLong();
    private volatile @Nullable Running running;
    private volatile String refused = "";

    private record Running(ClusterRecord record, Term term, Desk desk, CountDownLatch over) {}

    WatchLoop(
            WatcherConfig config,
            KubernetesClient kubernetes,
            Identity identity,
            Pipeline pipeline,
            Retrying retrying) {
        this.config = config;
        this.kubernetes = kubernetes;
        this.identity = identity;
        this.pipeline = pipeline;
        this.retrying = retrying;
    }

    /** Returns when interrupted. */
    void lead() throws InterruptedException {
        while (true) {
            try (ClusterTopic topic = pipeline.cluster(config.cluster(), this::heard)) {
                String uid = retrying.untilDone("read the cluster's identity", identity::uid);
                long transitions = retrying.untilDone("read the Lease", identity::leaseTransitions);
                Optional<ClusterRecord> record =
                        Takeover.record(config, uid, topic.last(), transitions, highestSeen.get());
                if (record.isPresent()) {
                    refused = "";
                    pipeline.write(record.get());
                    LOG.infof(
                            "watching cluster %s as epoch %d",
                            config.cluster(), record.get().epoch());
                    watch(record.get());
                } else {
                    refuse(uid);
                }
            }
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
    }

    private void watch(ClusterRecord record) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Snapshots snapshots = new Snapshots(record.acceptedDeletions() >= record.epoch());
        try (Desk desk = pipeline.desk(record.epoch(), snapshots);
                OwnTopics topics =
                        pipeline.own(config.cluster(), record.epoch(), desk, higher -> supersede(higher, over))) {
            while (!topics.awaitRead(LOOK_AGAIN)) {
                LOG.info("still reading what was published before");
            }
            if (over.getCount() == 0) {
                return;
            }
            try (Term term = new Term(record, kubernetes, identity, desk, over)) {
                running = new Running(record, term, desk, over);
                over.await();
            } finally {
                running = null;
            }
        }
    }

    private void heard(ClusterRecord record) {
        Running now = running;
        if (now == null) {
            return;
        }
        if (record.epoch() > now.record().epoch()) {
            supersede(record.epoch(), now.over());
        } else if (record.epoch() < now.record().epoch()) {
            Thread.ofVirtual().start(() -> pipeline.write(now.record()));
        } else if (record.acceptedDeletions() >= record.epoch()) {
            now.desk().tell(Snapshots::accept);
        }
    }

    private void supersede(long higher, CountDownLatch over) {
        if (highestSeen.accumulateAndGet(higher, Math::max) == higher && over.getCount() > 0) {
            LOG.warnf("a watcher of epoch %d published for this cluster; taking over from it", higher);
        }
        over.countDown();
    }

    private void refuse(String uid) {
        String why = "The name '" + config.cluster() + "' belongs to a cluster with another uid than " + uid
                + ". Give this cluster a name of its own (FAIRWAY_CLUSTER), or rebind the name if it replaced the other.";
        if (!why.equals(refused)) {
            LOG.error(why);
        }
        refused = why;
    }

    /** Lists are compared, watches are open, Kafka takes what it is given. */
    boolean isWatching() {
        Running now = running;
        return now != null && now.term().isConnected() && now.desk().isWell();
    }

    /** Why this watcher will not watch; empty if it may. */
    String refused() {
        return refused;
    }

    /** How many deletions wait for a person. */
    int waiting() {
        Running now = running;
        return now == null ? 0 : now.desk().waiting();
    }

    @Produces
    @Singleton
    static KubernetesConfigCustomizer client() {
        return ClientSettings::apply;
    }
}
