package dev.fairway.quickstart.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Looks again until what it sees is right, at most 20 s long. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    public static <T> T until(Callable<T> look, Predicate<T> right) throws Exception {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            T seen = look.call();
            if (right.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("After " + LIMIT + " it is still " + seen);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Await() {}
}
