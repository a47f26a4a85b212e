package dev.fairway.provider.decide;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.provider.retry.RetrySchedule;
import dev.fairway.spi.Failure;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure and the source uid it concerns; null where it concerns all of the unit. */
public record Trouble(@Nullable String owner, Failure failure) {
    public boolean is(String reason) {
        return failure.problems().stream().anyMatch(problem -> problem.reason().equals(reason));
    }

    /** What to say of several: the kind that only a person can end, and all problems of that kind. */
    public static Optional<Failure> worst(Collection<Trouble> troubles) {
        return troubles.stream()
                .map(Trouble::failure)
                .min(Comparator.comparingInt(f -> RetrySchedule.urgency(f.kind())))
                .map(worst -> new Failure(worst.kind(), problems(troubles, worst.kind()), worst.retryAfter()));
    }

    private static List<Problem> problems(Collection<Trouble> all, FailureKind kind) {
        return all.stream()
                .map(Trouble::failure)
                .filter(f -> f.kind() == kind)
                .flatMap(f -> f.problems().stream())
                .distinct()
                .toList();
    }
}
