package dev.fairway.provider.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Row;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PhasesTest {
    private static final SourceRef SOURCE = new SourceRef("c", Kind.SERVICE, "ns", "name");
    private static final Problem NOTE = new Problem("Note", "here", "Worth knowing.");

    private static Row present(long generation, @Nullable Phase said, long saidAt) {
        Frontend frontend = new Frontend(
                SOURCE,
                "uid",
                "cuid",
                null,
                List.of(),
                List.of(),
                TrafficPolicy.CLUSTER,
                0,
                null,
                null,
                true,
                List.of(),
                Map.of());
        return row(new Desired.Present("d", SOURCE, "uid", "cuid", generation, frontend), said, saidAt, 0);
    }

    private static Row row(Desired desired, @Nullable Phase said, long saidAt, long applied) {
        Outcome outcome = said == null ? null : new Outcome(SOURCE, "uid", "fake", saidAt, said, List.of(), List.of());
        return new Row(desired, 0, new Progress(applied, Map.of(), null, 0, null, outcome), false, false, null);
    }

    private static Account account(List<Trouble> troubles, @Nullable Standing standing, String... unknown) {
        return new Account(List.of(), troubles, "", Set.of(unknown), false, true, List.of(NOTE), standing);
    }

    private static Trouble trouble(FailureKind kind) {
        return new Trouble("uid", Failure.of(kind, kind.name(), "subject", "message"));
    }

    @Test
    void aFailureThatOnlyAPersonEndsIsToldFirst() {
        Account account = account(List.of(trouble(FailureKind.THROTTLED), trouble(FailureKind.DENIED)), null);

        assertThat(Phases.of(present(1, null, 0), account)).isInstanceOfSatisfying(Phase.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.DENIED);
            assertThat(failed.problems()).hasSize(1);
        });
    }

    @Test
    void readyComesFromTheCloudAndKeepsTheNotes() {
        Standing up = new Standing.Ready(List.of());

        assertThat(Phases.of(present(1, null, 0), account(List.of(), up))).isEqualTo(new Phase.Ready(List.of(NOTE)));
    }

    @Test
    void whatWasReadyStaysSoWhileItsTargetsChange() {
        Row row = present(2, new Phase.Ready(List.of()), 2);

        assertThat(Phases.of(row, account(List.of(), new Standing.ComingUp("NoHealthyTargets", "none"))))
                .isInstanceOf(Phase.Ready.class);
        assertThat(Phases.of(row, account(List.of(), null, "some/set"))).isInstanceOf(Phase.Ready.class);
    }

    @Test
    void aNewGenerationHasToBecomeReadyAgain() {
        Row row = present(3, new Phase.Ready(List.of()), 2);

        assertThat(Phases.of(row, account(List.of(), null)))
                .isInstanceOfSatisfying(
                        Phase.Progressing.class, p -> assertThat(p.reason()).isEqualTo(Phases.WAITING_FOR_HEALTH));
        assertThat(Phases.of(row, account(List.of(), null, "some/set")))
                .isInstanceOfSatisfying(
                        Phase.Progressing.class, p -> assertThat(p.message()).contains("some/set"));
    }

    @Test
    void stillInUseIsHowADeletionGoesAndNoFailure() {
        Row ending = row(new Desired.Absent("d", SOURCE, "uid", "cuid", 5), null, 0, 4);

        assertThat(Phases.of(ending, account(List.of(trouble(FailureKind.CONFLICT)), null)))
                .isInstanceOf(Phase.Progressing.class);
        assertThat(Phases.of(ending, account(List.of(trouble(FailureKind.DENIED)), null)))
                .isInstanceOf(Phase.Failed.class);
        assertThat(Phases.of(
                        row(new Desired.Absent("d", SOURCE, "uid", "cuid", 5), null, 0, 5), account(List.of(), null)))
                .isEqualTo(new Phase.Gone());
    }
}
