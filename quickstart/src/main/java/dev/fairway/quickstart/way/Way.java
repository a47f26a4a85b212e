package dev.fairway.quickstart.way;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way that one Service took: who did what, and how long after the step before. */
public record Way(List<Step> steps) {

    /** @param detail a word more about the step, such as the operation's name */
    public record Step(Instant at, Hop hop, String detail) {}

    public Way {
        steps = steps.stream()
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::hop))
                .toList();
    }

    /** When the hop was first reached. */
    public Optional<Instant> at(Hop hop) {
        return steps.stream().filter(step -> step.hop() == hop).map(Step::at).findFirst();
    }

    /** Empty if one of them was not reached. */
    public Optional<Double> millis(Hop from, Hop to) {
        return at(from).flatMap(start -> at(to).map(end -> millis(start, end)));
    }

    /** Lines with the time since the first step and since the step before. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (steps.isEmpty()) {
            return lines;
        }
        Instant first = steps.getFirst().at();
        Instant before = first;
        lines.add("     at ms     + ms  who          what");
        for (Step step : steps) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %8.1f %8.1f  %-12s %s %s",
                            millis(first, step.at()),
                            millis(before, step.at()),
                            step.hop().who(),
                            step.hop().what(),
                            step.detail())
                    .stripTrailing());
            before = step.at();
        }
        return lines;
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1_000_000.0;
    }
}
