package dev.fairway.provider.decide;

import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Standing;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a turn found out about one row.
 *
 * @param refused problems of the audit
 * @param troubles failures of calls that concern it
 * @param waitsFor what of the shared parts is missing, with the reason if it is known; empty if nothing
 * @param unknownSets backend sets that nobody has published yet
 * @param interrupted its balancer must go before the new one can be
 * @param changed something was put or deleted for it, or is about to be
 * @param notes of the translation
 * @param standing null until the cloud was asked about this generation
 */
public record Account(
        List<Problem> refused,
        List<Trouble> troubles,
        String waitsFor,
        Set<String> unknownSets,
        boolean interrupted,
        boolean changed,
        List<Problem> notes,
        @Nullable Standing standing) {}
