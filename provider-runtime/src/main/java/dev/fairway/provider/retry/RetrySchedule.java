package dev.fairway.provider.retry;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * When to try again.
 *
 * <pre>
 * kind                              first    doubles up to
 * REJECTED                          when it changes
 * DENIED, QUOTA                     60 s     5 min
 * THROTTLED, UNAVAILABLE, CONFLICT  0.5 s    60 s        or what the cloud asked for
 * </pre>
 */
public final class RetrySchedule {
    private static final Duration SLOW = Duration.ofMinutes(1);
    private static final Duration SLOWEST = Duration.ofMinutes(5);
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration QUICK_LIMIT = Duration.ofSeconds(60);

    /**
     * @param attempts failures in a row before this one
     * @param key spreads many that fail together: its hash stretches the delay by up to a quarter, the same each time
     */
    public static Optional<Duration> next(Failure failure, int attempts, String key) {
        return switch (failure.kind()) {
            case REJECTED -> Optional.empty();
            case DENIED, QUOTA -> Optional.of(spread(doubled(SLOW, attempts, SLOWEST), attempts, key));
            case THROTTLED, UNAVAILABLE, CONFLICT -> {
                Duration wish = failure.retryAfter();
                yield Optional.of(spread(wish != null ? wish : doubled(QUICK, attempts, QUICK_LIMIT), attempts, key));
            }
        };
    }

    /** Which of two failures is told first: the one that only a person can end. */
    public static int urgency(FailureKind kind) {
        return switch (kind) {
            case REJECTED -> 0;
            case DENIED -> 1;
            case QUOTA -> 2;
            case CONFLICT -> 3;
            case UNAVAILABLE -> 4;
            case THROTTLED -> 5;
        };
    }

    private static Duration doubled(Duration first, int times, Duration limit) {
        Duration delay = first.multipliedBy(1L << Math.clamp(times, 0, 20));
        return delay.compareTo(limit) < 0 ? delay : limit;
    }

    private static Duration spread(Duration delay, int attempts, String key) {
        int share = Math.floorMod((key + attempts).hashCode() * 31, 256);
        return delay.plus(delay.multipliedBy(share).dividedBy(1024));
    }

    private RetrySchedule() {}
}
