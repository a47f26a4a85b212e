package dev.fairway.provider.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.testkit.fake.FakeSpec;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StrangerTest {
    private FakeWorld world = new FakeWorld(DomainRule.SOURCE);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @DisplayName("I2: a resource under our name that is not ours is left alone and named")
    void aForeignResource() {
        ResourceId id = new ResourceId("pool", "uid-web-TCP-30080");
        Ownership theirs = new Ownership("another-cluster", "uid-web", "laptop/service/default/web", id.toString());
        world.cloud.plant(new FakeSpec.Pool(theirs, "theirs", "TCP", 30080));
        world.pods("web", 1, "10.0.0.1");

        world.present("web", 1, Map.of(), 80);

        world.await(
                "told",
                () -> world.latest("web")
                        .filter(o -> o.phase() instanceof Phase.Failed failed
                                && failed.problems().getFirst().reason().equals("ForeignResource"))
                        .isPresent());
        assertThat(world.mutations()).noneMatch(call -> call.startsWith("put door") || call.startsWith("put members"));
        world.absent("web", 2);
        world.awaitGone("web");
        assertThat(world.cloud.things()).containsKey(id);
    }

    @Test
    @DisplayName("a bad member of a folded domain touches no other")
    void aBadMember() {
        world.close();
        world = new FakeWorld(DomainRule.CLUSTER);
        world.pods("good", 1, "10.0.0.1");
        world.present("good", 1, Map.of(), 80);
        world.awaitReady("good", 1);

        world.present("bad", 1, Map.of("fake/bad", "x"), 80);
        world.await(
                "refused",
                () -> world.latest("bad")
                        .filter(o -> o.phase() instanceof Phase.Failed failed
                                && failed.kind() == FailureKind.REJECTED
                                && failed.problems().getFirst().subject().equals("fake/bad"))
                        .isPresent());
        world.present("good", 2, Map.of(), 80, 81);

        world.awaitReady("good", 2);
        assertThat(world.mutations()).noneMatch(call -> call.contains("uid-bad"));
    }

    @Test
    void anotherUidUnderTheSameNameIsAStranger() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.absent("web", 2);
        world.presentAs("web", "uid-again", 3);

        world.await(
                "the new one is there",
                () -> world.outcomes.stream()
                        .anyMatch(o -> o.uid().equals("uid-again") && o.phase() instanceof Phase.Ready));
        world.await(
                "the old one is gone",
                () -> world.outcomes.stream()
                        .anyMatch(o -> o.uid().equals("uid-web") && o.phase() instanceof Phase.Gone));
        world.await(
                "its parts too",
                () -> world.cloud.things().values().stream()
                        .noneMatch(f -> f.spec().owner().equals("uid-web")));
    }
}
