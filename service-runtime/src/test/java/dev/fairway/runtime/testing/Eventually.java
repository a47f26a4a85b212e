package dev.fairway.runtime.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for a condition, at most twenty seconds. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    public static void eventually(ThrowingCallable check) throws Throwable {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try {
                check.call();
                return;
            } catch (AssertionError | RuntimeException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private Eventually() {}
}
