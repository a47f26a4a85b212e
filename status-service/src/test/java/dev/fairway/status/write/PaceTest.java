package dev.fairway.status.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace<String> pace = new Pace<>();
    private long now;

    @Test
    @DisplayName("C-68: a repair is made at once, a fight slows down")
    void repeats() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waits.add(pace.before("web", "same", now));
            pace.written("web", "same", now);
        }

        assertThat(waits)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMillis(1000),
                        Duration.ofMillis(2000),
                        Duration.ofMillis(4000));
        assertThat(pace.before("web", "something else", now)).isZero();
        assertThat(pace.before("other", "same", now)).isZero();
    }

    @Test
    void failuresPauseLongerAndLongerUntilOneWriteWorks() {
        assertThat(pace.failed("web", now)).isEqualTo(Duration.ofMillis(250));
        assertThat(pace.failed("web", now)).isEqualTo(Duration.ofMillis(500));
        for (int i = 0; i < 100; i++) {
            pace.failed("web", now);
        }
        assertThat(pace.failed("web", now)).isEqualTo(Duration.ofSeconds(30));

        pace.written("web", "done", now);
        assertThat(pace.failed("web", now)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void tenQuietMinutesForgetEverything() {
        for (int i = 0; i < 9; i++) {
            pace.written("web", "same", now);
        }
        now += Duration.ofMinutes(11).toNanos();

        assertThat(pace.before("web", "same", now)).isZero();
    }
}
