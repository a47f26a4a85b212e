package dev.fairway.provider.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifeTest {
    private final FakeWorld world = new FakeWorld(DomainRule.SOURCE);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aNewServiceGetsABalancerWithoutARead() {
        world.pods("web", 1, "10.0.0.1");

        world.present("web", 1, Map.of(), 80);

        world.awaitReady("web", 1);
        assertThat(world.last("web").addresses()).hasSize(1);
        assertThat(world.reads("observe")).isZero();
        assertThat(world.mutations()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void theAddressIsToldBeforeTrafficFlows() {
        world.pods("web", 1, "10.0.0.1");

        world.present("web", 1, Map.of(), 80);

        world.awaitReady("web", 1);
        assertThat(world.outcomes)
                .filteredOn(o ->
                        o.phase() instanceof Phase.Progressing p && p.reason().equals("WaitingForHealth"))
                .singleElement()
                .satisfies(o -> assertThat(o.addresses()).hasSize(1));
    }

    @Test
    void aDeletedServiceLeavesNothing() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.absent("web", 2);

        world.awaitGone("web");
        assertThat(world.last("web").ended())
                .singleElement()
                .satisfies(end -> assertThat(end.generation()).isEqualTo(2));
        world.await("the shared part is gone too", () -> world.cloud.things().isEmpty());
    }

    @Test
    void changedTargetsAreOneCallAndNoRead() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);
        int before = world.cloud.journal().size();

        world.pods("web", 2, "10.0.0.1", "10.0.0.2");

        world.await("the call", () -> world.cloud.journal().size() > before);
        assertThat(world.cloud.journal().subList(before, world.cloud.journal().size()))
                .extracting(Object::toString)
                .containsExactly("put members/uid-web-TCP-30080");
    }

    @Test
    void atRestARestartCallsNothingButTheAccount() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);
        int before = world.cloud.journal().size();
        int said = world.outcomes.size();

        world.restart();
        world.present("other", 1, Map.of(), 80);
        world.await("the other", () -> world.latest("other").isPresent());

        assertThat(world.cloud.journal().subList(before, world.cloud.journal().size()))
                .extracting(Object::toString)
                .noneMatch(call -> call.startsWith("observe"))
                .noneMatch(call -> call.equals("put fence/shared"))
                .noneMatch(call -> call.contains("uid-web") && !call.startsWith("standing"));
        assertThat(world.outcomes.subList(said, world.outcomes.size()))
                .noneMatch(o -> o.uid().equals("uid-web"));
    }

    @Test
    void aReplacedBalancerGoesOnlyAfterTheNewAddressIsTold() {
        FakeWorld slow = world.drain(Duration.ofMillis(300));
        slow.pods("web", 1, "10.0.0.1");
        slow.present("web", 1, Map.of(), 80);
        slow.awaitReady("web", 1);
        String old = String.valueOf(slow.last("web").addresses().getFirst().hostname());

        slow.present("web", 2, Map.of("fake/scheme", "internal"), 80);

        slow.await("new address", () -> slow.last("web").addresses().stream().noneMatch(a -> old.equals(a.hostname())));
        assertThat(slow.mutations()).noneMatch(call -> call.startsWith("delete balancer"));
        slow.awaitReady("web", 2);
        assertThat(slow.mutations()).contains("delete balancer/uid-web-public-small");
        assertThat(slow.last("web").addresses()).hasSize(1);
    }

    @Test
    void whatSharesASlotGoesFirstAndTheOutcomeSaysSo() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.present("web", 2, Map.of("fake/size", "large"), 80);

        world.awaitReady("web", 2);
        List<String> calls = world.mutations();
        assertThat(calls.indexOf("delete balancer/uid-web-public-small"))
                .isLessThan(calls.indexOf("put balancer/uid-web-public-large"));
        assertThat(world.outcomes)
                .anyMatch(o -> o.phase() instanceof Phase.Progressing p
                        && p.reason().equals("Interrupted")
                        && o.addresses().isEmpty());
    }

    @Test
    void aBadChangeKeepsTheLastGoodForm() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);
        int before = world.mutations().size();

        world.present("web", 2, Map.of("fake/bad", "x"), 81);

        world.await("refused", () -> world.last("web").phase() instanceof Phase.Failed);
        assertThat(world.last("web").addresses()).hasSize(1);
        assertThat(world.mutations()).hasSize(before);
    }

    @Test
    void unknownBackendsLeaveTargetsAsTheyAre() {
        world.present("web", 1, Map.of(), 80);

        world.await(
                "waits",
                () -> world.latest("web")
                        .filter(o -> o.phase() instanceof Phase.Progressing p
                                && p.reason().equals("WaitingForBackends"))
                        .isPresent());
        world.pods("web", 1, "10.0.0.1");
        world.awaitReady("web", 1);
    }

    @Test
    void anAbandonedServiceIsLetGoWithoutADeletion() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.abandoned("web", 2);

        world.awaitGone("web");
        assertThat(world.mutations()).noneMatch(call -> call.startsWith("delete") && call.contains("uid-web"));
    }
}
