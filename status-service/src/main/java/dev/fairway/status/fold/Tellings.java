package dev.fairway.status.fold;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.status.fold.Verdict.Finalizer;
import dev.fairway.status.fold.Verdict.StatusChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events, in the words that Kubernetes' own service controller uses (k8s.io/cloud-provider, controllers/service). */
final class Tellings {
    private static final String UNAVAILABLE = "UnAvailableLoadBalancer";

    static List<Telling> of(Shown shown, List<Outcome> said, Finalizer finalizer, @Nullable StatusChange status) {
        List<Telling> all = new ArrayList<>();
        long own = Fold.own(said).map(Outcome::generation).orElse(0L);
        switch (finalizer) {
            case ADD ->
                all.add(new Telling(false, "EnsuringLoadBalancer", "Ensuring load balancer", "Ensuring|" + own));
            case REMOVE ->
                all.add(new Telling(false, "DeletedLoadBalancer", "Deleted load balancer", "Deleted|" + own));
            case KEEP -> {}
        }
        deleting(shown, said, own).ifPresent(all::add);
        for (Outcome outcome : said) {
            ready(outcome).ifPresent(all::add);
            unavailable(outcome).ifPresent(all::add);
            failed(outcome, status).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Telling> deleting(Shown shown, List<Outcome> said, long own) {
        boolean going = !shown.isWanted()
                && shown.hasOurFinalizer()
                && Fold.ofProviders(said).stream().anyMatch(o -> !(o.phase() instanceof Phase.Gone));
        return going
                ? Optional.of(new Telling(false, "DeletingLoadBalancer", "Deleting load balancer", "Deleting|" + own))
                : Optional.empty();
    }

    private static Optional<Telling> ready(Outcome outcome) {
        return outcome.phase() instanceof Phase.Ready
                ? Optional.of(new Telling(
                        false, "EnsuredLoadBalancer", "Ensured load balancer", "Ensured|" + occasion(outcome)))
                : Optional.empty();
    }

    private static Optional<Telling> unavailable(Outcome outcome) {
        List<Problem> notes = switch (outcome.phase()) {
            case Phase.Ready ready -> ready.notes();
            case Phase.Progressing progress -> progress.notes();
            case Phase.Claimed _, Phase.Released _, Phase.Gone _, Phase.Failed _ -> List.of();
        };
        return notes.stream()
                .filter(note -> note.reason().equals(UNAVAILABLE))
                .findFirst()
                .map(note -> new Telling(true, UNAVAILABLE, note.message(), "Unavailable|" + occasion(outcome)));
    }

    /** Told when the condition says something new, so that a restart or a repeat tells nothing. */
    private static Optional<Telling> failed(Outcome outcome, @Nullable StatusChange status) {
        if (status == null || !(outcome.phase() instanceof Phase.Failed failed)) {
            return Optional.empty();
        }
        return status.set().stream()
                .filter(condition -> condition.type().equals(Conditions.typeOf(outcome)))
                .findFirst()
                .map(condition -> new Telling(
                        true,
                        "SyncLoadBalancerFailed",
                        "Error syncing load balancer: " + condition.message(),
                        isPassing(failed.kind())
                                ? "Passing|" + outcome.writer() + "|" + condition.reason()
                                : "Failed|" + occasion(outcome) + "|" + condition.reason() + "|"
                                        + condition.message()));
    }

    /** Heals by itself; its text may change with every try, which is not news. */
    private static boolean isPassing(FailureKind kind) {
        return switch (kind) {
            case THROTTLED, CONFLICT, UNAVAILABLE -> true;
            case REJECTED, DENIED, QUOTA -> false;
        };
    }

    private static String occasion(Outcome outcome) {
        return outcome.writer() + "|" + outcome.generation();
    }

    private Tellings() {}
}
