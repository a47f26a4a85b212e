package dev.fairway.quickstart.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesFromOneSecondToThirty() {
        assertThat(Stream.iterate(Backoff.none(), backoff -> backoff.afterDeath(Duration.ofSeconds(5)))
                        .limit(9)
                        .map(backoff -> backoff.delay().toSeconds()))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterAMinuteOfService() {
        Backoff weary = Backoff.none().afterDeath(Duration.ZERO).afterDeath(Duration.ZERO);

        assertThat(weary.afterDeath(Duration.ofMinutes(1)).delay()).isEqualTo(Duration.ofSeconds(1));
    }
}
