package dev.fairway.provider.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.spi.Failure;
import dev.fairway.testkit.Call;
import dev.fairway.testkit.Faults;
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

    @Test
    @DisplayName("I9: a bug that one Service meets is told for it and repaired, and held against no other")
    void aBugInTheProvider() {
        AtomicInteger left = new AtomicInteger(1);
        world.cloud.faults(new Faults() {
            @Override
            public @Nullable Failure before(Call call) {
                if (call.toString().startsWith("put balancer/uid-web") && left.getAndDecrement() > 0) {
                    throw new IllegalStateException("a bug");
                }
                return null;
            }
        });
        world.pods("web", 1, "10.0.0.1");
        world.pods("other", 1, "10.0.0.1");

        world.present("web", 1, Map.of(), 80);
        world.present("other", 1, Map.of(), 80);

        world.awaitReady("other", 1);
        world.awaitReady("web", 1);
        assertThat(world.outcomes)
                .anyMatch(o -> o.phase() instanceof Phase.Failed failed
                        && failed.problems().getFirst().reason().equals("InternalError"));
    }
}
