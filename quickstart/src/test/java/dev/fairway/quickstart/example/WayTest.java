package dev.fairway.quickstart.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {
    @Test
    void ordersStepsAndShowsTheTimeOfEach() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        var way = new Way(List.of(
                new Way.Step(start.plusMillis(7), 2, "reconciler", "claims it"),
                new Way.Step(start, 0, "kubernetes", "stores it"),
                new Way.Step(start.plusMillis(7), 1, "watcher", "publishes its snapshot")));

        assertThat(way.lines())
                .containsExactly(
                        "     at ms     + ms  hop",
                        "       0.0      0.0  kubernetes      stores it",
                        "       7.0      7.0  watcher         publishes its snapshot",
                        "       7.0      0.0  reconciler      claims it");
    }
}
