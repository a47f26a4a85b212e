package dev.fairway.provider.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.testkit.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The database is lost and filled again from the topic; the cloud still has everything. */
class LossTest {
    private final FakeWorld world = new FakeWorld(DomainRule.SOURCE);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @DisplayName("R9 I3: what exists is found again, nothing is made twice")
    void whatExistsIsFoundAgain() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);
        int before = world.mutations().size();
        int said = world.outcomes.size();

        world.loseDatabase();

        world.await(
                "said again",
                () -> world.outcomes.stream()
                        .skip(said)
                        .anyMatch(o -> o.phase() instanceof Phase.Ready
                                && o.addresses().size() == 1));
        List<String> calls = world.mutations().subList(before, world.mutations().size());
        assertThat(calls).isSubsetOf("put fence/shared");
        assertThat(world.cloud.things()).hasSize(5);
    }

    @Test
    @DisplayName("a running balancer whose newest form is refused keeps running, although its good form is forgotten")
    void aRefusedFormAfterALoss() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);
        world.present("web", 2, Map.of("fake/bad", "x"), 80);
        world.await("refused", () -> world.last("web").phase() instanceof Phase.Failed);
        int said = world.outcomes.size();

        world.loseDatabase();

        world.await(
                "said again",
                () -> world.outcomes.stream()
                        .skip(said)
                        .anyMatch(o -> o.phase() instanceof Phase.Failed failed
                                && failed.kind() == FailureKind.REJECTED
                                && o.addresses().size() == 1));
        assertThat(world.mutations()).noneMatch(call -> call.startsWith("delete"));
    }

    @Test
    @DisplayName("R9: shared parts stay until this database has read everything that might need them")
    void sharedPartsStay() {
        world.complete = false;
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.absent("web", 2);
        world.awaitGone("web");
        world.pods("other", 1, "10.0.0.1");
        world.present("other", 1, Map.of(), 80);
        world.awaitReady("other", 1);

        assertThat(world.mutations()).doesNotContain("delete fence/shared");
    }

    @Test
    @DisplayName("I1 I5: what ended meanwhile is deleted by its mark and only then said to be gone")
    void whatEndedMeanwhile() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.restartWith(() -> {
            world.database = world.database.refilled();
            world.absent("web", 2);
        });

        world.awaitGone("web");
        world.await("nothing left", () -> world.cloud.things().isEmpty());
        assertThat(world.violations).isEmpty();
        assertThat(world.cloud.journal()).extracting(Call::act).contains("observe");
    }

    @Test
    @DisplayName("R2: parts of which no row is known stay as they are")
    void silenceIsNoWish() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.restartWith(() -> world.database.loseRows());
        world.pods("other", 1, "10.0.0.1");
        world.present("other", 1, Map.of(), 80);
        world.awaitReady("other", 1);

        assertThat(world.mutations()).noneMatch(call -> call.startsWith("delete"));
    }
}
