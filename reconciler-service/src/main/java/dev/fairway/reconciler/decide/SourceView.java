package dev.fairway.reconciler.decide;

import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one source.
 *
 * @param snapshot null where the object is not there
 * @param frontends what was asked of providers for it and not yet forgotten, of every uid
 * @param said what providers last said of it, of every uid
 * @param own what we last said of it, of every uid
 */
public record SourceView(
        SourceRef source,
        @Nullable ServiceSnapshot snapshot,
        @Nullable ClusterRecord cluster,
        Collection<ProviderAnnouncement> providers,
        List<Asked> frontends,
        List<Outcome> said,
        List<Outcome> own) {}
