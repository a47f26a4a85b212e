package dev.fairway.cloud.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Wakes what is timed when it is due: by itself on a running clock, in order of time on a stepped one. */
public final class Timeline implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Timeline.class.getName());

    private final CloudClock clock;
    private final Timed timed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final @Nullable Thread thread;
    private boolean dirty;
    private boolean closed;

    /** @param timed is asked as soon as the clock runs */
    public Timeline(CloudClock clock, Timed timed) {
        this.clock = clock;
        this.timed = timed;
        this.thread = clock instanceof RunningClock
                ? Thread.ofVirtual().name("cloud-timeline").start(this::run)
                : null;
    }

    public CloudClock clock() {
        return clock;
    }

    /** To be called after each change: the next moment may have moved. */
    public void changed() {
        lock.lock();
        try {
            dirty = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Moves a stepped clock, through each moment that becomes due on the way. */
    public void advance(Duration by) {
        if (!(clock instanceof SteppedClock stepped)) {
            throw new IllegalStateException(
                    "This clock runs by itself (" + clock.describe() + "); only a stepped one is advanced.");
        }
        Instant end = stepped.now().plus(by);
        Optional<Instant> due = timed.next();
        while (due.isPresent() && !due.get().isAfter(end)) {
            if (due.get().isAfter(stepped.now())) {
                stepped.moveTo(due.get());
            }
            timed.settle();
            due = timed.next().filter(next -> next.isAfter(stepped.now()));
        }
        stepped.moveTo(end);
        timed.settle();
    }

    private void run() {
        try {
            while (sleepUntilDue()) {
                settle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle() {
        try {
            timed.settle();
        } catch (RuntimeException e) {
            // One failure must not stop the clock for everything that comes later.
            LOG.log(System.Logger.Level.ERROR, "What is due at " + clock.now() + " could not be done", e);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private boolean sleepUntilDue() throws InterruptedException {
        while (true) {
            Optional<Instant> due = timed.next();
            lock.lock();
            try {
                if (closed) {
                    return false;
                }
                if (due.isPresent() && !due.get().isAfter(clock.now())) {
                    return true;
                }
                if (!dirty) {
                    long nanos = due.map(at -> clock.real(Duration.between(clock.now(), at))
                                    .toNanos())
                            .orElse(TimeUnit.HOURS.toNanos(1));
                    long left = changed.awaitNanos(Math.max(nanos, 1));
                    dirty = dirty && left > 0;
                }
                dirty = false;
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
