package dev.fairway.quickstart.supervise;

import java.time.Duration;

/** How long to wait before a part that died is started again: 1, 2, 4, 8, 16, 30, 30 … seconds. */
record Backoff(int deathsInARow) {
    private static final int LONGEST_SECONDS = 30;
    /** A part that served this long did not die of how it was started. */
    private static final Duration HEALTHY = Duration.ofSeconds(60);

    static Backoff none() {
        return new Backoff(0);
    }

    Backoff afterDeath(Duration served) {
        return served.compareTo(HEALTHY) >= 0 ? new Backoff(1) : new Backoff(deathsInARow + 1);
    }

    Duration delay() {
        if (deathsInARow == 0) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.min(LONGEST_SECONDS, 1L << Math.min(deathsInARow - 1, 5)));
    }
}
