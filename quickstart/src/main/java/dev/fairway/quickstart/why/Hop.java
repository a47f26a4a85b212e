package dev.fairway.quickstart.why;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one station of the pipeline has said, and when; null where it has no time of its own. */
public record Hop(String who, @Nullable Instant when, List<String> said) {
    public Hop {
        said = List.copyOf(said);
    }

    static Hop of(String who, @Nullable Instant when, String... said) {
        return new Hop(who, when, List.of(said));
    }
}
