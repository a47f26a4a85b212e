package dev.fairway.cluster.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    /** duration.HumanDuration of k8s.io/apimachinery. */
    @ParameterizedTest(name = "{0} s = {1}")
    @CsvSource({
        "0,0s",
        "119,119s",
        "120,2m",
        "190,3m10s",
        "600,10m",
        "10799,179m",
        "10800,3h",
        "13500,3h45m",
        "90000,25h",
        "180000,2d2h",
        "864000,10d"
    })
    void writesAgesAsUpstream(long seconds, String expected) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Cells.since(now.minusSeconds(seconds).toString(), now)).isEqualTo(expected);
    }
}
