package dev.fairway.quickstart.example;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The way that one Service took: who did what, and how long after the step before. Pure. */
public record Way(List<Step> steps) {

    /** @param rank decides between steps of the same instant: Kafka's clock ticks in milliseconds */
    public record Step(Instant at, int rank, String who, String what) {}

    public Way {
        steps = steps.stream()
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::rank))
                .toList();
    }

    /** Lines with the time since the first step and since the step before, in milliseconds. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (steps.isEmpty()) {
            return lines;
        }
        Instant first = steps.getFirst().at();
        Instant before = first;
        lines.add("     at ms     + ms  hop");
        for (Step step : steps) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %8.1f %8.1f  %-15s %s",
                    millis(first, step.at()),
                    millis(before, step.at()),
                    step.who(),
                    step.what()));
            before = step.at();
        }
        return lines;
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1_000_000.0;
    }
}
