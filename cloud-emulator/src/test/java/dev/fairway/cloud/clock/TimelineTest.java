package dev.fairway.cloud.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Moments, each of which is due once. */
    private static final class Moments implements Timed {
        private final CloudClock clock;
        private final PriorityQueue<Instant> ahead = new PriorityQueue<>();
        final BlockingQueue<Instant> settledAt = new LinkedBlockingQueue<>();

        Moments(CloudClock clock, int... seconds) {
            this.clock = clock;
            for (int each : seconds) {
                ahead.add(clock.now().plusSeconds(each));
            }
        }

        synchronized void add(Instant moment) {
            ahead.add(moment);
        }

        @Override
        public synchronized Optional<Instant> next() {
            return Optional.ofNullable(ahead.peek());
        }

        @Override
        public synchronized void settle() {
            Instant now = clock.now();
            boolean any = false;
            while (!ahead.isEmpty() && !ahead.peek().isAfter(now)) {
                ahead.poll();
                any = true;
            }
            if (any) {
                settledAt.add(now);
            }
        }
    }

    @Test
    void a_stepped_clock_stops_at_every_moment_that_becomes_due() {
        SteppedClock clock = new SteppedClock(START);
        Moments moments = new Moments(clock, 30, 10, 20);
        try (Timeline timeline = new Timeline(clock, moments)) {
            timeline.advance(Duration.ofSeconds(25));

            assertThat(List.copyOf(moments.settledAt)).containsExactly(START.plusSeconds(10), START.plusSeconds(20));
            assertThat(clock.now()).isEqualTo(START.plusSeconds(25));
        }
    }

    @Test
    void a_running_clock_wakes_by_itself_and_for_what_comes_up_later() throws InterruptedException {
        RunningClock clock = new RunningClock(START, 1000);
        Moments moments = new Moments(clock, 100);
        try (Timeline timeline = new Timeline(clock, moments)) {
            assertThat(moments.settledAt.poll(5, TimeUnit.SECONDS)).isAfterOrEqualTo(START.plusSeconds(100));
            Instant soon = clock.now().plusSeconds(50);
            moments.add(soon);
            timeline.changed();
            assertThat(moments.settledAt.poll(5, TimeUnit.SECONDS)).isAfterOrEqualTo(soon);
            assertThatThrownBy(() -> timeline.advance(Duration.ofSeconds(1))).hasMessageContaining("runs by itself");
        }
    }

    @Test
    void a_faster_clock_takes_less_of_the_wall() {
        RunningClock clock = new RunningClock(START, 10);

        assertThat(clock.real(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3));
        assertThat(clock.describe()).isEqualTo("x10");
        List<Instant> seen = new ArrayList<>(List.of(clock.now(), clock.now(), clock.now()));
        assertThat(seen).isSorted();
        assertThatThrownBy(() -> new RunningClock(START, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
