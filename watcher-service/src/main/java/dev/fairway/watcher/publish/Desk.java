package dev.fairway.watcher.publish;

import dev.fairway.runtime.publish.Publisher;
import dev.fairway.watcher.compare.Change;
import dev.fairway.watcher.compare.Kind;
import dev.fairway.watcher.compare.Snapshots;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One thread that is told of everything in a term, in order, and puts what follows on the topics. Acknowledgements come later;
 * what Kafka did not take is sent again in its newest form.
 */
public final class Desk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Desk.class);
    private static final long AGAIN_MILLIS = 500;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("desk").factory());
    private final Letters letters;
    private final Publisher publisher;
    private final Snapshots snapshots;
    private final MeterRegistry metrics;
    private final Set<Doubt> doubts = new LinkedHashSet<>();
    private volatile boolean complete;
    private volatile Map<Kind, Set<String>> waiting = Map.of();
    private volatile boolean trouble;

    private record Doubt(Kind kind, String key) {}

    Desk(Letters letters, Publisher publisher, Snapshots snapshots, MeterRegistry metrics) {
        this.letters = letters;
        this.publisher = publisher;
        this.snapshots = snapshots;
        this.metrics = metrics;
    }

    /** Does it on the desk's thread, after all that it was told before. */
    public void tell(Function<Snapshots, List<Change>> news) {
        try {
            thread.execute(() -> guarded(() -> publish(news.apply(snapshots))));
        } catch (RejectedExecutionException e) {
            LOG.debug("the term is over");
        }
    }

    private void publish(List<Change> changes) {
        changes.forEach(this::publish);
        if (!complete && snapshots.isComplete()) {
            complete = true;
            LOG.info("all kinds are listed and compared with what was published before");
        }
        name();
    }

    private void publish(Change change) {
        metrics.counter(
                        "fairway.watcher.published",
                        "kind",
                        change.kind().name().toLowerCase(java.util.Locale.ROOT),
                        "tombstone",
                        Boolean.toString(change.snapshot() == null))
                .increment();
        publisher.send(letters.of(change)).whenComplete((done, failure) -> {
            if (failure == null) {
                trouble = false;
            } else {
                tryAgain(change, failure);
            }
        });
    }

    private void tryAgain(Change change, Throwable failure) {
        if (!trouble) {
            LOG.warnf("Kafka does not take snapshots, trying again until it does: %s", failure.getMessage());
            trouble = true;
        }
        try {
            thread.execute(() -> {
                if (doubts.isEmpty()) {
                    thread.schedule(() -> guarded(this::settle), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                }
                doubts.add(new Doubt(change.kind(), change.key()));
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the term is over");
        }
    }

    private void settle() {
        List<Doubt> all = List.copyOf(doubts);
        doubts.clear();
        all.forEach(doubt -> publish(snapshots.doubt(doubt.kind(), doubt.key())));
    }

    /** What waits for a person is said once, and again when it changes. */
    private void name() {
        for (Kind kind : Kind.values()) {
            Set<String> now = snapshots.waiting(kind);
            Set<String> before = Optional.ofNullable(waiting.get(kind)).orElse(Set.of());
            if (!now.equals(before)) {
                waiting = Map.of(
                        Kind.SERVICES, snapshots.waiting(Kind.SERVICES),
                        Kind.ENDPOINTS, snapshots.waiting(Kind.ENDPOINTS),
                        Kind.NODES, snapshots.waiting(Kind.NODES));
                if (!now.isEmpty()) {
                    LOG.warnf(
                            "%d %s vanished at once. Nothing is deleted for them until it is accepted: start with "
                                    + "FAIRWAY_ACCEPT_DELETIONS=%d if it was meant. They are %s",
                            now.size(), kind, letters.epoch() + 1, now);
                }
            }
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("an event was not understood", e);
        }
    }

    /** Everything was listed and compared, and Kafka takes what it is given. */
    public boolean isWell() {
        return complete && !trouble;
    }

    public int waiting() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
