package dev.fairway.provider.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.spi.Failure;
import dev.fairway.testkit.Call;
import dev.fairway.testkit.Faults;
import dev.fairway.testkit.fake.FakeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private FakeWorld world = new FakeWorld(DomainRule.SOURCE);

    @AfterEach
    void end() {
        world.close();
    }

    private static Faults before(String call, int times, FailureKind kind) {
        AtomicInteger left = new AtomicInteger(times);
        return new Faults() {
            @Override
            public @Nullable Failure before(Call now) {
                return now.toString().contains(call) && left.getAndDecrement() > 0
                        ? Failure.of(kind, "Reason", now.toString(), "It does not go.")
                        : null;
            }
        };
    }

    @Test
    @DisplayName("I6: what a dead owner may still be calling for is neither read nor told before its lease has ended")
    void aDeadOwnersCalls() {
        world.pods("rest", 1, "10.0.0.1");
        world.present("rest", 1, Map.of(), 80);
        world.awaitReady("rest", 1);
        world.cloud.faults(before("uid-web", 1000, FailureKind.THROTTLED));
        world.present("web", 1, Map.of(), 80);
        world.await("tried", () -> world.latest("web").isPresent());
        world.cloud.faults(Faults.NONE);

        world.quiet = Duration.ofSeconds(30);
        world.restart();
        world.pods("new", 1, "10.0.0.1");
        world.present("new", 1, Map.of(), 80);
        world.awaitReady("new", 1);
        int calls = world.cloud.journal().size();
        int said = world.outcomes.size();
        world.absent("web", 2);
        world.pods("rest", 2, "10.0.0.2");

        world.await(
                "rows at rest are served",
                () -> world.cloud.journal().stream()
                        .skip(calls)
                        .anyMatch(call -> call.toString().equals("put members/uid-rest-TCP-30080")));
        assertThat(world.cloud.journal().stream().skip(calls))
                .noneMatch(call -> call.toString().contains("uid-web"));
        assertThat(world.outcomes.stream().skip(said)).noneMatch(o -> o.uid().equals("uid-web"));
    }

    @Test
    @DisplayName("I7: a set that moved while nobody was there is planned from a read")
    void backendsMovedWhileDown() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);

        world.restartWith(() -> world.pods("web", 3, "10.0.0.3"));

        world.await(
                "targets",
                () -> world.cloud.things().values().stream()
                        .anyMatch(f -> f.spec() instanceof FakeSpec.Members m
                                && m.targets().equals(List.of("10.0.0.3"))));
        assertThat(world.reads("observe")).isEqualTo(1);
    }

    @Test
    void sharedPartsOfAnotherReplicaAreWaitedForAndFound() {
        world.sharedPartition = 1;
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.await(
                "waits",
                () -> world.latest("web")
                        .filter(o -> o.phase() instanceof Phase.Progressing p
                                && p.reason().equals("WaitingForShared"))
                        .isPresent());
        assertThat(world.mutations()).doesNotContain("put fence/shared");

        world.anotherReplicaMakesTheFence();

        world.awaitReady("web", 1);
        assertThat(world.mutations()).doesNotContain("put fence/shared");
    }
}
