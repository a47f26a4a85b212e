package dev.fairway.spi;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected failure. After UNAVAILABLE the effect is unknown: the domain is read before it is planned again.
 *
 * @param retryAfter the cloud's own wish, null where it has none
 */
public record Failure(
        FailureKind kind, List<Problem> problems, @Nullable Duration retryAfter) {

    public Failure {
        problems = List.copyOf(problems);
    }

    public static Failure of(FailureKind kind, String reason, String subject, String message) {
        return new Failure(kind, List.of(new Problem(reason, subject, message)), null);
    }
}
