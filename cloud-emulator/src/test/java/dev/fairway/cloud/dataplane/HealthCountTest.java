package dev.fairway.cloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCountTest {
    private static final HealthCheck TWO_UP_THREE_DOWN =
            new HealthCheck(HealthCheck.Kind.TCP, "", 0, Duration.ofSeconds(10), 2, 3, Duration.ofSeconds(6));

    /** Probes in order, + passed and - failed. */
    @ParameterizedTest
    @CsvSource({
        "'',       INITIAL",
        "+,        HEALTHY",
        "--,       INITIAL",
        "--+,      HEALTHY",
        "---,      UNHEALTHY",
        "+--,      HEALTHY",
        "+--+--,   HEALTHY",
        "+---,     UNHEALTHY",
        "---+,     UNHEALTHY",
        "---+-+,   UNHEALTHY",
        "---++,    HEALTHY",
        "---++---, UNHEALTHY",
    })
    void thresholdsCountProbesInARow(String probes, TargetHealth expected) {
        HealthCount count = HealthCount.NEW;
        for (char probe : probes.toCharArray()) {
            count = count.next(probe == '+', TWO_UP_THREE_DOWN);
        }
        assertThat(count.state()).isEqualTo(expected);
    }
}
