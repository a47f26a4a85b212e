package dev.fairway.quickstart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.quickstart.way.Hop;
import dev.fairway.quickstart.way.Way;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstCallTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void measuresFromStoredToTheFirstCallAndEachHopBetween() {
        List<Way> ways = IntStream.rangeClosed(1, 100)
                .mapToObj(millis -> new Way(List.of(
                        step(0, Hop.STORED),
                        step(1, Hop.SNAPSHOT),
                        step(millis, Hop.FIRST_CALL),
                        step(millis + 5, Hop.LATER_CALL))))
                .toList();

        List<Figure> figures = FirstCall.figures(ways);

        assertThat(figures.get(0)).isEqualTo(Figure.of("stored -> first changing call, p50", 50, "ms", 25));
        assertThat(figures.get(1)).isEqualTo(Figure.of("stored -> first changing call, p99", 99, "ms", 80));
        assertThat(figures).contains(Figure.of("  + watcher publishes its snapshot, p50", 1, "ms"));
        assertThat(new Report("first-call", java.util.Map.of(), figures).allMet())
                .isFalse();
    }

    @Test
    void leavesOutWhatWasNeverReached() {
        assertThat(FirstCall.total(List.of(new Way(List.of(step(0, Hop.STORED)))))
                        .sorted())
                .isEmpty();
    }

    private static Way.Step step(int millis, Hop hop) {
        return new Way.Step(START.plusMillis(millis), hop, "");
    }
}
