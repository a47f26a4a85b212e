package dev.fairway.status.fold;

import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.status.fold.Verdict.Finalizer;
import dev.fairway.status.fold.Verdict.StatusChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All outcomes of one Service and uid, together with what Kubernetes shows.
 *
 * <pre>
 * reconciler said  Kubernetes shows             our finalizer
 * Claimed          wanted, without it           ADD (again, if somebody took it)
 * Claimed          deleting, or another type    stays as it is
 * Failed           anything                     stays as it is
 * Released         not wanted, with it          REMOVE
 * Released         wanted (changed back since)  stays; the reconciler claims again
 * nothing          anything                     stays as it is
 * </pre>
 * Wanted is: type LoadBalancer, not deleting, not abandoned. What was not said is never a reason to write.
 */
public final class Fold {

    /** @param now for conditions whose status changes, as Kubernetes writes times */
    public static Verdict fold(Shown shown, List<Outcome> said, String now) {
        Optional<Outcome> own = own(said);
        Finalizer finalizer = finalizer(shown, own.map(Outcome::phase).orElse(null));
        StatusChange status = status(shown, said, finalizer, now);
        return new Verdict(finalizer, status, Tellings.of(shown, said, finalizer, status));
    }

    static Optional<Outcome> own(List<Outcome> said) {
        return said.stream().filter(o -> o.writer().equals(Outcome.RECONCILER)).findFirst();
    }

    static List<Outcome> ofProviders(List<Outcome> said) {
        return said.stream().filter(o -> !o.writer().equals(Outcome.RECONCILER)).toList();
    }

    private static Finalizer finalizer(Shown shown, @Nullable Phase phase) {
        return switch (phase) {
            case Phase.Claimed _ when shown.isWanted() && !shown.hasOurFinalizer() -> Finalizer.ADD;
            case Phase.Released _ when !shown.isWanted() && shown.hasOurFinalizer() -> Finalizer.REMOVE;
            case Phase.Claimed _, Phase.Released _, Phase.Failed _ -> Finalizer.KEEP;
            case Phase.Ready _, Phase.Progressing _, Phase.Gone _ -> Finalizer.KEEP;
            case null -> Finalizer.KEEP;
        };
    }

    /** An object about to vanish, or one that is no longer ours, is not worth a patch. */
    private static @Nullable StatusChange status(Shown shown, List<Outcome> said, Finalizer finalizer, String now) {
        if (shown.deleting() && (finalizer == Finalizer.REMOVE || !shown.hasOurFinalizer())) {
            return null;
        }
        StatusChange change = new StatusChange(
                Addresses.change(shown, said), Conditions.set(shown, said, now), Conditions.removed(shown, said));
        return change.isNothing() ? null : change;
    }

    private Fold() {}
}
