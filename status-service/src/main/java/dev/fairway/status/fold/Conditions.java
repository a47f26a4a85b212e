package dev.fairway.status.fold;

import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our conditions.
 *
 * <pre>
 * writer      phase        type                   status   reason
 * reconciler  Failed       Accepted               False    its first problem's
 * reconciler  else         Accepted is removed
 * aws         Ready        Provisioned-aws        True     Ready
 * aws         Progressing  Provisioned-aws        Unknown  what it waits for
 * aws         Failed       Provisioned-aws        False    its first problem's
 * aws         Gone         Provisioned-aws is removed
 * </pre>
 * Once released, all of ours are removed.
 */
final class Conditions {
    private static final String REASON = "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$";
    private static final int LONGEST_MESSAGE = 8_000;

    /** Those that are to be added or say something else than before. */
    static List<Condition> set(Shown shown, List<Outcome> said, String now) {
        return wanted(shown, said, now)
                .filter(wanted -> shown.condition(wanted.type())
                        .filter(there -> there.saysTheSameAs(wanted))
                        .isEmpty())
                .toList();
    }

    static List<String> removed(Shown shown, List<Outcome> said) {
        return shown.conditions().stream()
                .filter(Condition::isOurs)
                .map(Condition::type)
                .filter(type -> ended(type, shown, said))
                .toList();
    }

    private static boolean ended(String type, Shown shown, List<Outcome> said) {
        if (released(shown, said)) {
            return true;
        }
        return said.stream().filter(o -> type.equals(typeOf(o))).anyMatch(o -> switch (o.phase()) {
            case Phase.Gone _, Phase.Claimed _, Phase.Released _ -> true;
            case Phase.Ready _, Phase.Progressing _, Phase.Failed _ -> false;
        });
    }

    private static boolean released(Shown shown, List<Outcome> said) {
        return !shown.isWanted()
                && Fold.own(said)
                        .filter(o -> o.phase() instanceof Phase.Released)
                        .isPresent();
    }

    private static Stream<Condition> wanted(Shown shown, List<Outcome> said, String now) {
        return released(shown, said)
                ? Stream.empty()
                : said.stream().flatMap(outcome -> of(outcome, shown, now).stream());
    }

    private static Optional<Condition> of(Outcome outcome, Shown shown, String now) {
        Optional<Condition> said = switch (outcome.phase()) {
            case Phase.Ready ready -> {
                String notes = text(ready.notes());
                yield condition(
                        outcome, Condition.TRUE, "Ready", notes.isEmpty() ? "The load balancer is ready." : notes);
            }
            case Phase.Progressing progress -> {
                String notes = text(progress.notes());
                String message = notes.isEmpty() ? progress.message() : progress.message() + " " + notes;
                yield condition(outcome, Condition.UNKNOWN, progress.reason(), message);
            }
            case Phase.Failed failed ->
                condition(outcome, Condition.FALSE, failed.problems().getFirst().reason(), text(failed.problems()));
            case Phase.Claimed _, Phase.Released _, Phase.Gone _ -> Optional.empty();
        };
        return said.map(condition -> since(condition, shown, now));
    }

    private static Optional<Condition> condition(Outcome outcome, String status, String reason, String message) {
        String word = reason.matches(REASON) ? reason : "Failed"; // the API server refuses others
        String text = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        return Optional.of(new Condition(typeOf(outcome), status, word, text, ""));
    }

    private static Condition since(Condition condition, Shown shown, String now) {
        String since = shown.condition(condition.type())
                .filter(there -> there.status().equals(condition.status()))
                .map(Condition::since)
                .orElse(now);
        return new Condition(condition.type(), condition.status(), condition.reason(), condition.message(), since);
    }

    static String typeOf(Outcome outcome) {
        return outcome.writer().equals(Outcome.RECONCILER)
                ? Condition.ACCEPTED
                : Condition.PROVISIONED + outcome.writer();
    }

    /** {@code subject: message}, one after the other. */
    static String text(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.subject().isEmpty() ? problem.message() : problem.subject() + ": " + problem.message())
                .collect(Collectors.joining(" "));
    }

    private Conditions() {}
}
