package dev.fairway.status.fold;

import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.status.fold.Wanted.FinalizerStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that was said of a source's present uid, against what its object shows.
 *
 * <pre>
 * reconciler said   object                     finalizer
 * Claimed           living, of the type        ADD if it is missing
 * Released          deleting or another type   REMOVE if it is there
 * anything else     any                        NONE
 * </pre>
 * Addresses are the sorted union of all providers'; nobody having said anything leaves them as they are.
 */
public final class Fold {

    public static Wanted of(Shown shown, Collection<Outcome> said) {
        List<Outcome> ofUid =
                said.stream().filter(o -> o.uid().equals(shown.uid())).toList();
        @Nullable
        Phase own = ofUid.stream()
                .filter(o -> o.writer().equals(Outcome.RECONCILER))
                .map(Outcome::phase)
                .findFirst()
                .orElse(null);
        Map<String, Outcome> providers = new TreeMap<>();
        ofUid.stream().filter(o -> !o.writer().equals(Outcome.RECONCILER)).forEach(o -> providers.put(o.writer(), o));
        boolean released = own instanceof Phase.Released;

        FinalizerStep finalizer = finalizer(shown, own);
        Map<String, Condition> conditions = released ? Map.of() : conditions(own, providers);
        List<Condition> changed = conditions.values().stream()
                .filter(condition -> !condition.equals(shown.conditions().get(condition.type())))
                .toList();
        Set<String> forget = new HashSet<>(shown.conditions().keySet());
        forget.removeIf(type -> !type.startsWith(Condition.PREFIX) || conditions.containsKey(type));
        if (own == null && providers.isEmpty()) {
            return new Wanted(FinalizerStep.NONE, Optional.empty(), List.of(), Set.of(), List.of());
        }
        return new Wanted(
                finalizer,
                addresses(shown, providers, released),
                changed,
                forget,
                notes(shown, own, finalizer, changed, providers));
    }

    private static FinalizerStep finalizer(Shown shown, @Nullable Phase own) {
        if (own instanceof Phase.Claimed && !shown.notWanted() && !shown.hasOurFinalizer()) {
            return FinalizerStep.ADD;
        }
        if (own instanceof Phase.Released && shown.notWanted() && shown.hasOurFinalizer()) {
            return FinalizerStep.REMOVE;
        }
        return FinalizerStep.NONE;
    }

    private static Optional<List<Address>> addresses(Shown shown, Map<String, Outcome> providers, boolean released) {
        if (!shown.loadBalancer() && shown.addresses().isEmpty()) {
            return Optional.empty();
        }
        if (!released && providers.isEmpty()) {
            return Optional.empty();
        }
        List<Address> union = released || !shown.loadBalancer()
                ? List.of()
                : providers.values().stream()
                        .flatMap(o -> o.addresses().stream())
                        .distinct()
                        .sorted(Comparator.comparing(a -> a.ip() == null ? String.valueOf(a.hostname()) : a.ip()))
                        .toList();
        return union.equals(shown.addresses()) ? Optional.empty() : Optional.of(union);
    }

    private static Map<String, Condition> conditions(@Nullable Phase own, Map<String, Outcome> providers) {
        Map<String, Condition> conditions = new TreeMap<>();
        if (own instanceof Phase.Failed failed) {
            add(conditions, failed(Condition.ACCEPTED, failed.problems()));
        }
        providers.forEach((provider, outcome) -> {
            String type = Condition.provisioned(provider);
            switch (outcome.phase()) {
                case Phase.Ready ready -> add(conditions, new Condition(type, "True", "Ready", text(ready.notes())));
                case Phase.Progressing going ->
                    add(conditions, new Condition(type, "False", going.reason(), progress(going)));
                case Phase.Failed failed -> add(conditions, failed(type, failed.problems()));
                case Phase.Gone _, Phase.Claimed _, Phase.Released _ -> {}
            }
        });
        return conditions;
    }

    private static void add(Map<String, Condition> conditions, Condition condition) {
        conditions.put(condition.type(), condition);
    }

    private static Condition failed(String type, List<Problem> problems) {
        return new Condition(type, "False", problems.getFirst().reason(), text(problems));
    }

    private static String progress(Phase.Progressing going) {
        return going.notes().isEmpty() ? going.message() : going.message() + " " + text(going.notes());
    }

    /** {@code where: what is wrong.} for each, in a fixed order, so that the same situation has the same text. */
    private static String text(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.subject() + ": " + problem.message())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static List<Note> notes(
            Shown shown,
            @Nullable Phase own,
            FinalizerStep finalizer,
            List<Condition> changed,
            Map<String, Outcome> providers) {
        List<Note> notes = new ArrayList<>();
        switch (finalizer) {
            case ADD -> notes.add(new Note(false, "EnsuringLoadBalancer", "Ensuring load balancer", ""));
            case REMOVE -> notes.add(new Note(false, "DeletedLoadBalancer", "Deleted load balancer", ""));
            case NONE -> {}
        }
        if (own instanceof Phase.Failed && has(changed, Condition.ACCEPTED)) {
            notes.add(warning(changed, Condition.ACCEPTED));
        }
        providers.forEach((provider, outcome) -> {
            String type = Condition.provisioned(provider);
            if (!has(changed, type)) {
                return;
            }
            switch (outcome.phase()) {
                case Phase.Ready _ ->
                    notes.add(new Note(
                            false, "EnsuredLoadBalancer", "Ensured load balancer", provider + outcome.generation()));
                case Phase.Failed _ -> notes.add(warning(changed, type));
                case Phase.Progressing going -> {
                    if (shown.notWanted()) {
                        notes.add(new Note(false, "DeletingLoadBalancer", "Deleting load balancer", provider));
                    }
                    going.notes().stream()
                            .filter(problem -> problem.reason().equals("UnAvailableLoadBalancer"))
                            .forEach(problem ->
                                    notes.add(new Note(true, problem.reason(), problem.message(), provider)));
                }
                case Phase.Gone _, Phase.Claimed _, Phase.Released _ -> {}
            }
        });
        return notes;
    }

    private static boolean has(List<Condition> changed, String type) {
        return changed.stream().anyMatch(condition -> condition.type().equals(type));
    }

    private static Note warning(List<Condition> changed, String type) {
        String message = changed.stream()
                .filter(condition -> condition.type().equals(type))
                .map(Condition::message)
                .findFirst()
                .orElseThrow();
        return new Note(true, "SyncLoadBalancerFailed", "Error syncing load balancer: " + message, message);
    }

    private Fold() {}
}
