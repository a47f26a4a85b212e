package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.Result;
import java.util.List;

/** Something of a name that we compute is there without our mark. It is never touched; a person has to decide. */
final class Foreign {

    static <T> Result<T> found(String what, String name) {
        return Result.failed(Failure.of(
                FailureKind.DENIED,
                "ForeignResource",
                what + " " + name,
                "A " + what
                        + " of this name exists without Fairway's tags, so it is not touched. Rename or delete it; then"
                        + " this goes on by itself."));
    }

    /** What was there a moment ago is so no more; the domain is read again before anything else is done. */
    static <T> Result<T> overtaken(String what, String name) {
        return Result.failed(
                Failure.of(
                        FailureKind.CONFLICT,
                        "Overtaken",
                        what + " " + name,
                        "The " + what
                                + " was changed by somebody else at the same time. It is read again and tried again by itself."));
    }

    /** AWS refuses another balancer or target group of this name because the one there has other settings. */
    static <T> Result<T> orOvertaken(AwsClients aws, String what, String name, Ownership wanted, List<String> arns) {
        boolean ours = !arns.isEmpty()
                && aws.elb().describeTags(r -> r.resourceArns(arns)).tagDescriptions().stream()
                        .allMatch(there -> wanted.equals(Ownership.read(AwsTags.ofElb(there.tags()))));
        return ours ? overtaken(what, name) : found(what, name);
    }

    private Foreign() {}
}
