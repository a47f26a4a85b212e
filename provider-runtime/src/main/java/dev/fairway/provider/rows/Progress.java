package dev.fairway.provider.rows;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a row has come.
 *
 * @param applied generation that the cloud is known to match; for Absent and Abandoned: of which Gone was said
 * @param sets version last applied of each backend set
 * @param good the last form that was applied
 * @param attempts failures in a row
 * @param said the last outcome that Kafka acknowledged
 */
public record Progress(
        long applied,
        Map<String, Long> sets,
        @Nullable Frontend good,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable Outcome said) {
    public static final Progress NONE = new Progress(0, Map.of(), null, 0, null, null);

    public Progress {
        sets = Map.copyOf(new TreeMap<>(sets));
    }

    public Progress withSaid(Outcome outcome) {
        return new Progress(applied, sets, good, attempts, retryAt, outcome);
    }

    public Progress done(long generation, Map<String, Long> versions, @Nullable Frontend form) {
        return new Progress(generation, versions, form, 0, null, said);
    }

    public Progress failed(@Nullable Instant again) {
        return new Progress(applied, sets, good, attempts + 1, again, said);
    }

    Progress fresh() {
        return new Progress(applied, sets, good, 0, null, said);
    }
}
