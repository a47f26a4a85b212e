package dev.fairway.cloud.clock;

import java.time.Duration;
import java.time.Instant;

/** Moves only when told. */
public final class SteppedClock implements CloudClock {
    private volatile Instant now;

    public SteppedClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Duration real(Duration cloudTime) {
        return cloudTime;
    }

    @Override
    public String describe() {
        return "stepped";
    }

    void moveTo(Instant later) {
        if (later.isBefore(now)) {
            throw new IllegalArgumentException("Cloud time does not go back, from " + now + " to " + later + ".");
        }
        now = later;
    }
}
