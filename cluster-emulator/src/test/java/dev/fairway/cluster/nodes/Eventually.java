package dev.fairway.cluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition with a deadline. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static <T> T see(String what, Supplier<T> look, Predicate<T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            seen = look.get();
        }
        assertThat(seen).as(what).matches(wanted);
        return seen;
    }

    private Eventually() {}
}
