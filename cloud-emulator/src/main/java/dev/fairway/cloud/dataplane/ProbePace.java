package dev.fairway.cloud.dataplane;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How long probers wait, in real time. */
final class ProbePace {
    /**
     * A scaled clock makes waiting short, not computers fast: 3 000 targets at 10 s, ten times as fast, would be 3 000 probes
     * a second and leave no CPU for what is being tried out. Intervals grow beyond this rate instead.
     */
    private static final int PROBES_PER_SECOND = 500;

    /** For the same reason a probe has this long at least. */
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

    private final TimeScale scale;
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
