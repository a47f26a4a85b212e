package dev.fairway.reconciler.decide;

import dev.fairway.contracts.outcome.Outcome;
import java.util.List;

/**
 * What changes by looking at a source.
 *
 * @param ask desired states that are new or different
 * @param forget desired states whose deletion is done: tombstones
 * @param say outcomes of our own that are new or different
 */
public record Decision(List<Asked> ask, List<Asked> forget, List<Outcome> say) {}
