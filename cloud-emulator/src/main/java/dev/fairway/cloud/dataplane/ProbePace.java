package dev.fairway.cloud.dataplane;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** How often, how many and how long probers look, in real time. */
final class ProbePace {
    /**
     * A scaled clock makes waiting short, not computers fast: 3 000 targets at 10 s, ten times as fast, would be 3 000 probes
     * a second and leave no CPU for what is being tried out. Intervals grow beyond this rate instead.
     */
    private static final int PROBES_PER_SECOND = 500;

    /** For the same reason a probe has this long at least. */
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

    /** After a restart all targets are looked at at once; many are the same few sockets, whose backlogs would overflow. */
    private static final int AT_ONCE = 256;

    private final TimeScale scale;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicInteger probers = new AtomicInteger();

    ProbePace(TimeScale scale) {
        this.scale = scale;
    }

    void entered() {
        probers.incrementAndGet();
    }

    void left() {
        probers.decrementAndGet();
    }

    boolean look(Probe probe) throws InterruptedException {
        places.acquire();
        try {
            return probe.passes(timeout(probe.check()));
        } finally {
            places.release();
        }
    }

    Duration interval(HealthCheck check) {
        return longer(scale.real(check.interval()), Duration.ofMillis(probers.get() * 1000L / PROBES_PER_SECOND));
    }

    Duration timeout(HealthCheck check) {
        return longer(scale.real(check.timeout()), SHORTEST_TIMEOUT);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
