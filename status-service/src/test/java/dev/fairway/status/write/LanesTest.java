package dev.fairway.status.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    @DisplayName("I9: a key that hangs holds up no other")
    void sideBySide() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(50);
        try (Lanes<String> lanes = new Lanes<>(key -> {
            if (key.equals("hangs")) {
                await(never);
            }
            others.countDown();
            return Optional.empty();
        })) {
            lanes.nudge("hangs");
            for (int i = 0; i < 50; i++) {
                lanes.nudge("other-" + i);
            }
            assertThat(others.await(5, TimeUnit.SECONDS)).isTrue();
            never.countDown();
        }
    }

    @Test
    void nudgesDuringATurnAreOneTurnAndTurnsOfAKeyNeverOverlap() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        Semaphore started = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        Map<String, Integer> overlaps = new ConcurrentHashMap<>();
        try (Lanes<String> lanes = new Lanes<>(key -> {
            if (atOnce.incrementAndGet() > 1) {
                overlaps.put(key, 1);
            }
            turns.incrementAndGet();
            started.release();
            go.acquireUninterruptibly();
            atOnce.decrementAndGet();
            return Optional.empty();
        })) {
            lanes.nudge("web");
            assertThat(started.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 100; i++) {
                lanes.nudge("web");
            }
            go.release(2);
            assertThat(started.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            lanes.nudge("web");
            go.release();
            assertThat(started.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(turns.get()).isBetween(2, 3);
        assertThat(overlaps).isEmpty();
    }

    @Test
    void aTurnThatCouldNotFinishComesAgain() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        try (Lanes<String> lanes = new Lanes<>(key -> {
            second.countDown();
            return second.getCount() > 0 ? Optional.of(Duration.ofMillis(10)) : Optional.empty();
        })) {
            lanes.nudge("web");
            assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
