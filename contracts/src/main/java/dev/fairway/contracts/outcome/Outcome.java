package dev.fairway.contracts.outcome;

import dev.fairway.contracts.OutcomeKey;
import dev.fairway.contracts.SourceRef;
import java.util.List;

/**
 * Value of {@code outcomes}: what one writer last said of one source.
 *
 * @param writer {@code reconciler} or a provider's name
 * @param generation the newest desired generation that this speaks of; 0 from the reconciler before there is one
 * @param addresses where traffic can be sent now; an address is withdrawn by an outcome without it
 * @param ended domains of this source that were deleted, by which {@code desired} keys are tombstoned
 */
public record Outcome(
        SourceRef source,
        String uid,
        String writer,
        long generation,
        Phase phase,
        List<Address> addresses,
        List<EndedDomain> ended) {

    /** The writer that stands for Fairway itself rather than for a cloud. */
    public static final String RECONCILER = "reconciler";

    public Outcome {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        ended = ended == null ? List.of() : List.copyOf(ended);
    }

    public OutcomeKey key() {
        return new OutcomeKey(source, uid, writer);
    }

    /** @param generation that the domain had when its last part was seen gone */
    public record EndedDomain(String domain, long generation) {}
}
