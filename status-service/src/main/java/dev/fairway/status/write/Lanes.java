package dev.fairway.status.write;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One lane per key: keys go side by side on virtual threads, a key's turns one after the other. However often a key is nudged
 * during its turn, one turn follows, which sees the newest.
 */
public final class Lanes<K> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(30);

    private final Map<K, State> lanes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lanes").factory());
    private final Function<K, Optional<Duration>> turn;

    private enum State {
        RUNNING,
        NUDGED
    }

    /** @param turn does all there is to do for the key now; gives when to look again, if it could not */
    public Lanes(Function<K, Optional<Duration>> turn) {
        this.turn = turn;
    }

    public void nudge(K key) {
        State now = lanes.compute(key, (k, before) -> before == null ? State.RUNNING : State.NUDGED);
        if (now == State.RUNNING) {
            Thread.ofVirtual().name("lane-" + key).start(() -> run(key));
        }
    }

    private void run(K key) {
        boolean again = true;
        while (again) {
            lanes.put(key, State.RUNNING);
            take(key).ifPresent(pause -> nudgeLater(key, pause));
            again = lanes.computeIfPresent(key, (k, state) -> state == State.RUNNING ? null : state) != null;
        }
    }

    private Optional<Duration> take(K key) {
        try {
            return turn.apply(key);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s could not be looked at; it is looked at again in %s", key, AFTER_A_BUG);
            return Optional.of(AFTER_A_BUG);
        }
    }

    private void nudgeLater(K key, Duration pause) {
        if (!later.isShutdown()) {
            later.schedule(() -> nudge(key), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
