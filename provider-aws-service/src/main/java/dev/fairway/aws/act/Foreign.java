package dev.fairway.aws.act;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Result;

/** Something of a name that we compute is there without our mark. It is never touched; a person has to decide. */
final class Foreign {

    static <T> Result<T> found(String what, String name) {
        return Result.failed(Failure.of(
                FailureKind.DENIED,
                "ForeignResource",
                what + " " + name,
                "A " + what + " of this name exists without Fairway's tags, so it is not touched. Rename or delete it; then"
                        + " this goes on by itself."));
    }

    private Foreign() {}
}
