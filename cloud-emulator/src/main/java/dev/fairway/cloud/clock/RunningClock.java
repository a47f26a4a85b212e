package dev.fairway.cloud.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Runs with the wall, or a number of times as fast. */
public final class RunningClock implements CloudClock {
    private final Instant base;
    private final double speed;
    private final long startedNanos = System.nanoTime();

    /** @param base the cloud time to begin with */
    public RunningClock(Instant base, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("The clock's speed must be positive, not " + speed + ".");
        }
        this.base = base;
        this.speed = speed;
    }

    @Override
    public Instant now() {
        return base.plus(Duration.ofNanos((long) ((System.nanoTime() - startedNanos) * speed)));
    }

    @Override
    public Duration real(Duration cloudTime) {
        double nanos = (double) cloudTime.toSeconds() * TimeUnit.SECONDS.toNanos(1) + cloudTime.toNanosPart();
        return Duration.ofNanos((long) (nanos / speed));
    }

    @Override
    public String describe() {
        return "x" + (speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed));
    }
}
