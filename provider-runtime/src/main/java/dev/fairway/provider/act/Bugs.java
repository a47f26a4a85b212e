package dev.fairway.provider.act;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;

/** How a bug is told to people. */
public final class Bugs {
    public static final String REASON = "InternalError";

    /** @param subject what met it */
    public static Failure failure(String subject) {
        return Failure.of(
                FailureKind.UNAVAILABLE,
                REASON,
                subject,
                "The provider met a bug of its own with '" + subject
                        + "'; its log has the details. It is tried again.");
    }

    private Bugs() {}
}
