package dev.fairway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.Targets;
import dev.fairway.cloud.faults.Effect;
import dev.fairway.cloud.faults.FaultRule;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.Result;
import dev.fairway.spi.Standing;
import dev.fairway.testkit.Driver;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What AWS may answer instead of doing as it is asked. */
class AwsTroubleTest {
    private final AwsWorld world = new AwsWorld();
    private final Driver<AwsSpec, ?> driver = new Driver<>(world);
    private final Laps laps = new Laps(world);
    private final Frontend one = world.sample("one", 80);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("observe(put(x)) = x holds for a spec of every type")
    void every_type_is_read_back() {
        driver.converge(Set.of(one.uid()), one);

        Set<Class<?>> seen = new HashSet<>();
        driver.observe(Set.of(one.uid(), Ownership.SHARED))
                .forEach(found -> seen.add(found.spec().getClass()));

        assertThat(seen).isEqualTo(Set.of(AwsSpec.class.getPermittedSubclasses()));
    }

    @Test
    @DisplayName("I1: when the Service is deleted, nothing of it and nothing shared is left")
    void a_deletion_leaves_nothing() {
        driver.converge(Set.of(one.uid()), one);

        driver.converge(Set.of(one.uid()));

        assertThat(world.cloud.leaks("cluster-uid", Set.of())).isEmpty();
        assertThat(world.aws.ec2().describeSecurityGroups().securityGroups())
                .extracting(group -> group.groupName())
                .containsExactly("nodes");
        assertThat(world.aws.ec2().describeSecurityGroupRules(r -> {}).securityGroupRules())
                .noneMatch(rule -> !rule.tags().isEmpty());
    }

    @Test
    @DisplayName("A-33: a security group that is still in use is tried again when AWS may have let it go")
    void a_group_in_use_is_a_conflict() {
        driver.converge(Set.of(one.uid()), one);
        Found<AwsSpec> balancer = found(LoadBalancer.class);
        Found<AwsSpec> group = found(SecurityGroup.class);
        Laps.done(world.provider().delete(world.scope(), balancer));

        Failure failure = failure(world.provider().delete(world.scope(), group));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(failure.retryAfter()).isNotNull().isPositive();
        world.passTime();
        assertThat(Laps.done(world.provider().delete(world.scope(), group))).isEqualTo(group.id());
    }

    @Test
    @DisplayName("A-35: of two instances one is terminating; the other is registered and the one is told of")
    void a_terminating_instance_is_skipped() {
        world.terminate(AwsWorld.NODE_B);
        laps.shared();
        laps.run(laps.plan(one));

        Found<AwsSpec> registered = found(Targets.class);
        assertThat(((Targets) registered.spec()).targets())
                .extracting(target -> target.id())
                .containsExactly(AwsWorld.NODE_A);
        world.passTime();
        assertThat(laps.standing(one))
                .isInstanceOfSatisfying(
                        Standing.Ready.class,
                        ready -> assertThat(ready.notes())
                                .extracting(Problem::reason, Problem::message)
                                .satisfiesExactly(
                                        note -> assertThat(note.toList().toString())
                                                .contains("TargetsSkipped", AwsWorld.NODE_B)));
    }

    @Test
    @DisplayName("Ready follows when the balancer is active and somebody behind it is healthy, not before")
    void standing_follows_the_cloud() {
        laps.shared();
        laps.run(laps.plan(one));

        assertThat(laps.standing(one))
                .isInstanceOfSatisfying(
                        Standing.ComingUp.class, up -> assertThat(up.reason()).isEqualTo("LoadBalancerProvisioning"));
        world.passTime();
        assertThat(laps.standing(one)).isEqualTo(new Standing.Ready(List.of()));
    }

    @Test
    @DisplayName("C-78: a target group of our name without our tags is recognised before anything is attached to it")
    void a_foreign_target_group_of_equal_settings() {
        TargetGroup wanted = wanted(TargetGroup.class);
        Made mine = Laps.done(laps.put(wanted));
        world.aws.elb().removeTags(r -> r.resourceArns(mine.handle().value()).tagKeys(Ownership.SOURCE_UID));
        long before = world.cloud.journal().lastSeq();

        Made made = Laps.done(laps.put(wanted));
        Map<?, Boolean> ours =
                Laps.done(world.provider().confirm(world.scope(), List.of(new Found<>(wanted, made.handle()))));

        assertThat(made.confirmed()).isFalse();
        assertThat(ours.values()).containsExactly(false);
        assertThat(world.mutations(before)).containsExactly("CreateTargetGroup");
    }

    @Test
    @DisplayName("C-78: a target group of our name and other settings is left alone and named")
    void a_foreign_target_group_of_other_settings() {
        TargetGroup wanted = wanted(TargetGroup.class);
        world.aws
                .elb()
                .createTargetGroup(r -> r.name(wanted.name())
                        .protocol("TCP")
                        .port(9)
                        .vpcId(wanted.vpc())
                        .targetType("ip"));

        assertForeign(failure(laps.put(wanted)), wanted.name());
        assertThat(world.aws.elb().describeTargetGroups().targetGroups())
                .extracting(group -> group.port())
                .containsExactly(9);
    }

    @Test
    @DisplayName("C-78: a balancer of our name without our tags is left alone and named")
    void a_foreign_balancer() {
        LoadBalancer wanted = wanted(LoadBalancer.class);
        laps.shared();
        laps.make(wanted(SecurityGroup.class));
        world.aws
                .elb()
                .createLoadBalancer(r -> r.name(wanted.name())
                        .type("network")
                        .scheme(wanted.scheme())
                        .subnets(wanted.subnets()));
        long before = world.cloud.journal().lastSeq();

        assertForeign(failure(laps.put(wanted)), wanted.name());
        assertThat(world.mutations(before)).containsExactly("CreateLoadBalancer");
    }

    @Test
    @DisplayName("C-78: a security group of our name without our tags is left alone and named")
    void a_foreign_security_group() {
        SecurityGroup wanted = wanted(SecurityGroup.class);
        world.aws
                .ec2()
                .createSecurityGroup(
                        r -> r.groupName(wanted.name()).vpcId(wanted.vpc()).description("somebody's"));

        assertForeign(failure(laps.put(wanted)), wanted.name());
    }

    @Test
    @DisplayName("C-78: what lost its tags is not seen as ours")
    void what_lost_its_tags_is_not_ours() {
        driver.converge(Set.of(one.uid()), one);
        String balancer = found(LoadBalancer.class).handle().value();
        world.aws.elb().removeTags(r -> r.resourceArns(balancer).tagKeys(Ownership.CLUSTER_UID));

        assertThat(driver.observe(Set.of(one.uid()))).noneMatch(part -> part.spec() instanceof LoadBalancer);
    }

    @Test
    @DisplayName("a reply that is lost is neither repeated by the SDK nor doubled by us")
    void lost_replies_are_adopted() {
        laps.shared();
        world.cloud.faults(
                FaultRule.first(1, "CreateTargetGroup", new Effect.CutAfter()),
                FaultRule.first(1, "CreateSecurityGroup", new Effect.CutAfter()));
        long before = world.cloud.journal().lastSeq();

        for (AwsSpec spec : List.of(wanted(TargetGroup.class), wanted(SecurityGroup.class))) {
            assertThat(failure(laps.put(spec)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
            Made again = Laps.done(laps.put(spec));
            assertThat(found(spec.getClass()).handle()).isEqualTo(again.handle());
        }

        assertThat(world.mutations(before))
                .containsExactly(
                        "CreateTargetGroup", "CreateTargetGroup", "CreateSecurityGroup", "CreateSecurityGroup");
        assertThat(world.aws.elb().describeTargetGroups().targetGroups()).hasSize(1);
    }

    @Test
    @DisplayName("AWS asking for less, refusing rights and refusing for a quota are told apart, of both services")
    void answers_have_their_kinds() {
        world.cloud.faults(FaultRule.always("Create*", new Effect.Throttle()));
        assertThat(failure(laps.put(wanted(TargetGroup.class))).kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(failure(laps.put(wanted(SecurityGroup.class))).kind()).isEqualTo(FailureKind.THROTTLED);
        world.cloud.faults(FaultRule.always("Create*", new Effect.Quota()));
        assertThat(failure(laps.put(wanted(TargetGroup.class))).kind()).isEqualTo(FailureKind.QUOTA);
        assertThat(failure(laps.put(wanted(SecurityGroup.class))).kind()).isEqualTo(FailureKind.QUOTA);
        world.cloud.faults(FaultRule.always("*", new Effect.Fail(403, "AccessDenied", "not you")));
        assertThat(failure(world.provider().facts(world.scope())).kind()).isEqualTo(FailureKind.DENIED);
        world.cloud.faults(FaultRule.always("*", new Effect.Fail(500, "InternalFailure", "oh")));
        assertThat(failure(world.provider().list(world.scope())).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    private static void assertForeign(Failure failure, String name) {
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("ForeignResource");
            assertThat(problem.subject()).contains(name);
        });
    }

    private static Failure failure(Result<?> result) {
        return switch (result) {
            case Result.Failed<?> failed -> failed.failure();
            case Result.Done<?> done -> throw new AssertionError("no failure: " + done.value());
        };
    }

    private <T extends AwsSpec> T wanted(Class<T> type) {
        return laps.plan(one).puts().stream()
                .map(put -> put.spec())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private Found<AwsSpec> found(Class<?> type) {
        return driver.observe(Set.of(one.uid())).stream()
                .filter(part -> type.isInstance(part.spec()))
                .findFirst()
                .orElseThrow();
    }
}
