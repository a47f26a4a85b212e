package dev.fairway.provider.loop;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** At most one turn of a unit at a time, each on a thread of its own; who is woken during a turn gets another one. */
public final class Turns implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Turns.class);

    private enum State {
        RUNNING,
        AGAIN
    }

    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wake-ups").factory());
    private final Consumer<String> turn;
    private volatile boolean closed;

    public Turns(Consumer<String> turn) {
        this.turn = turn;
    }

    public void wake(String unit) {
        State before = states.merge(unit, State.RUNNING, (_, _) -> State.AGAIN);
        if (before == State.RUNNING && !closed) {
            Thread.ofVirtual().name(unit).start(() -> run(unit));
        }
    }

    public void wakeIn(String unit, Duration delay) {
        later(() -> wake(unit), delay);
    }

    /** Runs something else after a while, on a thread of its own. */
    public void later(Runnable what, Duration delay) {
        if (!closed) {
            Runnable start = () -> Thread.ofVirtual().start(what);
            clock.schedule(start, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private void run(String unit) {
        boolean again = true;
        while (again && !closed) {
            try {
                turn.accept(unit);
            } catch (RuntimeException e) {
                LOG.errorf(e, "a turn of %s broke", unit);
            }
            again = states.computeIfPresent(unit, (_, state) -> state == State.AGAIN ? State.RUNNING : null) != null;
        }
    }

    /** No turn starts any more; those under way come to their end by themselves. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
    }
}
