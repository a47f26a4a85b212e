package dev.fairway.cloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbePaceTest {
    private final ProbePace pace = new ProbePace(cloudTime -> cloudTime.dividedBy(10));

    @Test
    void intervalsAreScaled() {
        assertThat(pace.interval(World.TCP_CHECK)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void manyTargetsAreLookedAtLessOftenSoThatTheMachineStaysUsable() {
        for (int i = 0; i < 3000; i++) {
            pace.entered();
        }
        assertThat(pace.interval(World.TCP_CHECK)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aTargetHasRealTimeToAnswerHoweverFastTheClock() {
        HealthCheck hasty =
                new HealthCheck(HealthCheck.Kind.TCP, "", 0, Duration.ofSeconds(5), 2, 2, Duration.ofSeconds(2));
        assertThat(pace.timeout(hasty)).isEqualTo(Duration.ofSeconds(1));
    }
}
