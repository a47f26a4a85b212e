package dev.fairway.aws.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.aws.AwsWorld;
import dev.fairway.cloud.faults.Effect;
import dev.fairway.cloud.faults.FaultRule;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.testkit.Driver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class ListingTest {
    private final AwsWorld world = new AwsWorld();
    private final Listing listing = new Listing(world.aws);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void who_asks_while_a_list_is_under_way_shares_the_next_one() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch listed = new CountDownLatch(1);
        AtomicInteger lists = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        try (AutoCloseable counting = world.cloud.onCall(call -> {
            if (call.op().equals("DescribeLoadBalancers") && lists.incrementAndGet() == 1) {
                listed.countDown();
                await(go);
            }
        })) {
            List<Thread> askers = new ArrayList<>();
            askers.add(Thread.ofPlatform().start(listing::read));
            await(listed);
            for (int i = 0; i < 20; i++) {
                askers.add(Thread.ofPlatform()
                        .start(() -> seen.addAndGet(listing.read().groups().size())));
            }
            eventually(askers);
            foreign("fw-late");
            go.countDown();
            for (Thread asker : askers) {
                asker.join(Duration.ofSeconds(10));
            }
        }

        assertThat(lists).hasValue(2);
        assertThat(seen).as("the late group is in all of the shared answers").hasValue(20);
    }

    @Test
    void a_list_that_fails_fails_who_shared_it_and_no_one_after() {
        world.cloud.faults(FaultRule.first(1, "DescribeLoadBalancers", new Effect.Throttle()));

        assertThatThrownBy(listing::read).isInstanceOf(AwsServiceException.class);

        assertThat(listing.read().balancers()).isEmpty();
    }

    @Test
    void resources_of_other_names_are_not_asked_for_their_tags() {
        foreign("somebodys");
        long before = world.cloud.journal().lastSeq();

        assertThat(listing.read().groups()).isEmpty();

        assertThat(world.calls(before)).containsExactly("DescribeLoadBalancers", "DescribeTargetGroups");
    }

    @Test
    void what_vanished_since_the_list_leaves_the_marks_of_the_others() throws Exception {
        Frontend one = world.sample("one", 80, 81, 82);
        new Driver<>(world).converge(Set.of(one.uid()), one);
        AtomicBoolean first = new AtomicBoolean(true);
        String gone = foreign("fw-going-away");
        try (AutoCloseable deleting = world.cloud.onCall(call -> {
            if (call.op().equals("DescribeTargetGroups") && first.getAndSet(false)) {
                world.aws.elb().deleteTargetGroup(r -> r.targetGroupArn(gone));
            }
        })) {
            Listing.Snapshot snapshot = listing.read();

            assertThat(snapshot.groups()).hasSize(4);
            assertThat(snapshot.marks()).hasSize(4).doesNotContainKey(gone);
        }
    }

    private String foreign(String name) {
        return world.aws
                .elb()
                .createTargetGroup(r -> r.name(name)
                        .protocol("TCP")
                        .port(80)
                        .vpcId("vpc-fairway")
                        .targetType("ip"))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All but the first wait for a list of theirs. */
    private static void eventually(List<Thread> askers) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!askers.stream().allMatch(t -> t.getState() == Thread.State.WAITING || t == askers.getFirst())) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
