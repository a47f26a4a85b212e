package dev.fairway.provider.decide;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.provider.rows.Row;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a row, from what a turn found out: the first line that fits. */
public final class Phases {
    public static final String WAITING_FOR_HEALTH = "WaitingForHealth";

    public static Phase of(Row row, Account account) {
        if (row.parked()) {
            return waiting("NeedsNewerReader", "Its desired state is of a newer form; a newer provider is needed.");
        }
        return switch (row.desired()) {
            case Desired.Present _ -> present(row, account);
            case Desired.Absent _ -> row.applied() ? new Phase.Gone() : ending(account, "Deleting", "deleted");
            case Desired.Abandoned _ -> row.applied() ? new Phase.Gone() : ending(account, "Abandoning", "let go");
        };
    }

    private static Phase present(Row row, Account account) {
        if (!account.refused().isEmpty()) {
            return new Phase.Failed(FailureKind.REJECTED, account.refused());
        }
        Optional<Failure> failure = Trouble.worst(account.troubles());
        if (failure.isPresent()) {
            return new Phase.Failed(failure.get().kind(), failure.get().problems());
        }
        if (account.interrupted()) {
            return waiting("Interrupted", "The old load balancer has to go before the new one can be made.");
        }
        if (!account.waitsFor().isEmpty()) {
            return new Phase.Progressing("WaitingForShared", account.waitsFor(), account.notes());
        }
        Phase.Ready before = readyBefore(row);
        if (before == null && !account.unknownSets().isEmpty()) {
            String sets = account.unknownSets().stream().sorted().collect(Collectors.joining(", "));
            return new Phase.Progressing(
                    "WaitingForBackends",
                    "Targets stay as they are: nothing is known yet of " + sets + ".",
                    account.notes());
        }
        return switch (account.standing()) {
            case Standing.Ready ready -> new Phase.Ready(joined(account.notes(), ready.notes()));
            case Standing.ComingUp up
            when before == null -> new Phase.Progressing(up.reason(), up.message(), account.notes());
            case Standing.ComingUp _ -> before;
            case null -> {
                if (before != null) {
                    yield account.changed() ? new Phase.Ready(account.notes()) : before;
                }
                yield new Phase.Progressing(
                        WAITING_FOR_HEALTH, "All parts are made; waiting until traffic flows.", account.notes());
            }
        };
    }

    /** Once ready a generation stays so: what its targets do later is the cloud's own business. */
    private static Phase.@Nullable Ready readyBefore(Row row) {
        return row.progress().said() instanceof Outcome said
                        && said.generation() == row.desired().generation()
                        && said.phase() instanceof Phase.Ready ready
                ? ready
                : null;
    }

    /** Still in use is how deletions go, not a failure. */
    private static Phase ending(Account account, String reason, String word) {
        Optional<Failure> failure = Trouble.worst(account.troubles());
        if (failure.isPresent() && failure.get().kind() != FailureKind.CONFLICT) {
            return new Phase.Failed(failure.get().kind(), failure.get().problems());
        }
        String why = failure.map(f -> " " + f.problems().getFirst().message()).orElse("");
        return waiting(reason, "The parts are being " + word + "." + why);
    }

    private static Phase waiting(String reason, String message) {
        return new Phase.Progressing(reason, message, List.of());
    }

    private static List<Problem> joined(List<Problem> some, List<Problem> others) {
        List<Problem> all = new ArrayList<>(some);
        others.stream().filter(p -> !some.contains(p)).forEach(all::add);
        return all;
    }

    private Phases() {}
}
