package dev.fairway.provider.loop;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.provider.act.Bugs;
import dev.fairway.provider.decide.Verdicts;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import dev.fairway.spi.Translation;
import dev.fairway.spi.plan.Planner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** From rows and what exists to a plan: audit, translation, difference. */
final class Planning<S extends Spec, F> {
    private static final Logger LOG = Logger.getLogger(Planning.class);
    private static final Duration FACTS_OLD = Duration.ofSeconds(5);

    private final CloudProvider<S, F> provider;
    private final World world;
    private final Facts<S, F> facts;
    private final Versions<S> versions;
    private final SharedTurn<S, F> sharedTurn;

    Planning(
            CloudProvider<S, F> provider,
            World world,
            Facts<S, F> facts,
            Versions<S> versions,
            SharedTurn<S, F> sharedTurn) {
        this.provider = provider;
        this.world = world;
        this.facts = facts;
        this.versions = versions;
        this.sharedTurn = sharedTurn;
    }

    /** Audits; where something new is refused, once more with fresh facts, for it may be they that were wrong. */
    F judge(Work<S> work, F known) {
        work.verdicts = Verdicts.of(work.rows.values(), frontend -> audit(frontend, known));
        boolean anew = work.rows.values().stream()
                .anyMatch(row -> !row.applied() && work.verdicts.refused().containsKey(row.uid()));
        if (anew && facts.refresh(work.scope, FACTS_OLD) && facts.of(work.scope) instanceof Result.Done<F> again) {
            work.verdicts = Verdicts.of(work.rows.values(), frontend -> audit(frontend, again.value()));
            return again.value();
        }
        return known;
    }

    /** I9: a frontend that the audit stumbles over is refused, and no other of its domain. */
    private List<Problem> audit(Frontend frontend, F known) {
        try {
            return provider.audit(frontend, known);
        } catch (RuntimeException e) {
            LOG.errorf(e, "bug in the audit of %s", frontend.source());
            return Bugs.failure("audit of " + frontend.source()).problems();
        }
    }

    void plan(Work<S> work, F known) {
        DomainView<S, F> view = new DomainView<>(work.scope, work.verdicts.forms(), world, known, work.found.values());
        List<S> wanted = new ArrayList<>();
        if (work.unit.id().shared()) {
            wanted.addAll(sharedTurn.wanted(work, view));
        } else {
            versions.into(work);
            Translation<S> translation = provider.translate(view);
            wanted.addAll(translation.specs());
            work.notes = translation.notes();
        }
        keep(work, wanted);
        Set<String> letGo = work.abandoned();
        work.plan = Planner.plan(
                wanted,
                work.found.values().stream()
                        .filter(part -> !letGo.contains(part.spec().owner()))
                        .toList());
        if (!work.plan.isEmpty()) {
            LOG.debugf("%s: %s", work.unit.id(), work.plan.describe());
        }
    }

    /** What stays as it is: parts of a frozen row, and parts of which no row is known here, for R2: silence is no wish. */
    private void keep(Work<S> work, List<S> wanted) {
        Set<ResourceId> spoken = wanted.stream().map(Spec::id).collect(Collectors.toSet());
        Set<String> known = work.knownOwners();
        work.found.values().stream()
                .filter(part -> work.verdicts.frozen().contains(part.spec().owner())
                        || !known.contains(part.spec().owner()))
                .filter(part -> !spoken.contains(part.id()))
                .forEach(part -> wanted.add(part.spec()));
    }
}
