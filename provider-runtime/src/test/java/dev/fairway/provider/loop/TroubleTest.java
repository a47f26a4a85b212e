package dev.fairway.provider.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.testkit.Call;
import dev.fairway.testkit.Faults;
import dev.fairway.testkit.fake.FakeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TroubleTest {
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
    @DisplayName("I9: twenty whose every call hangs hold up none of twenty others")
    void hangingCalls() {
        CountDownLatch forever = new CountDownLatch(1);
        world.cloud.faults(new Faults() {
            @Override
            public @Nullable Failure before(Call call) {
                if (call.resource().contains("uid-stuck")) {
                    try {
                        forever.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return null;
            }
        });
        for (int i = 0; i < 20; i++) {
            world.pods("stuck" + i, 1, "10.0.0.1");
            world.pods("free" + i, 1, "10.0.0.1");
            world.present("stuck" + i, 1, Map.of(), 80);
            world.present("free" + i, 1, Map.of(), 80);
        }

        for (int i = 0; i < 20; i++) {
            world.awaitReady("free" + i, 1);
        }
        world.await(
                "the stuck ones say so",
                () -> world.latest("stuck0")
                        .filter(o ->
                                o.phase() instanceof Phase.Failed failed && failed.kind() == FailureKind.UNAVAILABLE)
                        .isPresent());
        world.cloud.faults(Faults.NONE);
        for (int i = 0; i < 20; i++) {
            world.awaitReady("stuck" + i, 1);
        }
        forever.countDown();
    }

    @Test
    void aThrottledCallIsTriedAgainAndTheRestIsNotMadeTwice() {
        world.cloud.faults(before("put door", 1, FailureKind.THROTTLED));
        world.pods("web", 1, "10.0.0.1");

        world.present("web", 1, Map.of(), 80);

        world.awaitReady("web", 1);
        assertThat(world.reads("observe")).isZero();
        assertThat(world.mutations().stream().filter(call -> call.startsWith("put balancer")))
                .hasSize(1);
    }

    @Test
    void anUnansweredCallIsLookedAfterBeforeItIsPlannedAgain() {
        AtomicInteger left = new AtomicInteger(1);
        world.cloud.faults(new Faults() {
            @Override
            public @Nullable Failure after(Call call) {
                return call.act().equals("put") && call.resource().startsWith("balancer") && left.getAndDecrement() > 0
                        ? Failure.of(FailureKind.UNAVAILABLE, "Lost", "put", "The answer was lost.")
                        : null;
            }
        });
        world.pods("web", 1, "10.0.0.1");

        world.present("web", 1, Map.of(), 80);

        world.awaitReady("web", 1);
        assertThat(world.reads("observe")).isPositive();
        assertThat(world.mutations().stream().filter(call -> call.startsWith("put balancer")))
                .hasSize(1);
    }

    @Test
    void aMissingPermissionIsToldAndChangesNothingForOthers() {
        world.cloud.faults(before("uid-web", 1000, FailureKind.DENIED));
        world.pods("web", 1, "10.0.0.1");
        world.pods("other", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.present("other", 1, Map.of(), 80);

        world.awaitReady("other", 1);
        world.await(
                "told",
                () -> world.latest("web")
                        .filter(o -> o.phase() instanceof Phase.Failed failed && failed.kind() == FailureKind.DENIED)
                        .isPresent());

        world.cloud.faults(Faults.NONE);
        world.present("web", 2, Map.of(), 80);
        world.awaitReady("web", 2);
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

    @Test
    void whatCannotBeMovedOutOfTheWayKeepsItsSuccessorWaiting() {
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);
        world.cloud.faults(before("delete balancer", 1, FailureKind.THROTTLED));

        world.present("web", 2, Map.of("fake/size", "large"), 80);

        world.awaitReady("web", 2);
        List<String> calls = world.mutations();
        assertThat(calls.lastIndexOf("delete balancer/uid-web-public-small"))
                .isLessThan(calls.indexOf("put balancer/uid-web-public-large"));
    }
}
