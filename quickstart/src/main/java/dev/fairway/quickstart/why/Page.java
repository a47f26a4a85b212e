package dev.fairway.quickstart.why;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The printed form of a story. */
public final class Page {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static List<String> of(Facts facts) {
        var lines = new ArrayList<String>();
        String uid = facts.uid();
        lines.add("Service " + facts.subject() + (uid.isEmpty() ? "" : ", uid " + uid) + " (times are UTC)");
        lines.add("");
        for (Hop hop : Story.tell(facts)) {
            String who = hop.who();
            Instant when = hop.when();
            String time = when == null ? "" : CLOCK.format(when);
            for (String said : hop.said()) {
                lines.add("%-12s %-12s  %s".formatted(who, time, said));
                who = "";
                time = "";
            }
        }
        Verdict verdict = Verdict.of(facts);
        lines.add("");
        lines.add("Now: " + verdict.waitsFor() + (verdict.waitsFor().endsWith(".") ? "" : "."));
        if (!verdict.todo().isEmpty()) {
            lines.add("To do: " + verdict.todo());
        }
        if (!facts.deadLetters().isEmpty()) {
            lines.add(Words.count(facts.deadLetters().size(), "record")
                    + " could not be read by some service: ./fairway topics dead-letters.SERVICE");
        }
        return lines;
    }

    private Page() {}
}
