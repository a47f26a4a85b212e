package dev.fairway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.spi.plan.Plan;
import dev.fairway.testkit.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many calls things take, and how many of them one after the other. */
class AwsCallsTest {
    private final AwsWorld world = new AwsWorld();
    private final Driver<AwsSpec, ?> driver = new Driver<>(world);
    private final Laps laps = new Laps(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("a Service of one port is six mutating calls and one tag read, three round trips deep")
    void one_port() {
        laps.shared();
        Plan<AwsSpec> plan = laps.plan(world.sample("one", 80));
        long before = world.cloud.journal().lastSeq();

        int rounds = laps.run(plan);

        assertThat(world.calls(before))
                .containsExactlyInAnyOrder(
                        "CreateSecurityGroup",
                        "CreateTargetGroup",
                        "AuthorizeSecurityGroupIngress",
                        "CreateLoadBalancer",
                        "DescribeTags",
                        "CreateListener",
                        "RegisterTargets");
        assertThat(world.mutations(before)).hasSize(6);
        assertThat(rounds).isEqualTo(3);
    }

    @Test
    @DisplayName("a Service of two ports is nine mutating calls and one tag read, as deep as one port")
    void two_ports() {
        laps.shared();
        Plan<AwsSpec> plan = laps.plan(world.sample("one", 80, 443));
        long before = world.cloud.journal().lastSeq();

        int rounds = laps.run(plan);

        assertThat(world.mutations(before)).hasSize(9);
        assertThat(world.calls(before)).hasSize(10).contains("DescribeTags");
        assertThat(rounds).isEqualTo(3);
    }

    @Test
    @DisplayName("the first Service of a cluster takes two calls more, those that follow none")
    void the_first_of_a_cluster() {
        long before = world.cloud.journal().lastSeq();
        laps.shared();
        assertThat(world.mutations(before)).containsExactly("CreateSecurityGroup", "AuthorizeSecurityGroupIngress");

        long after = world.cloud.journal().lastSeq();
        new Laps(world).shared();
        assertThat(world.mutations(after)).isEmpty();
    }

    @Test
    @DisplayName("A-18: 250 nodes are registered by a hundred")
    void many_nodes_go_in_chunks() {
        for (int i = 3; i <= 250; i++) {
            world.node("i-" + Integer.toHexString(0x1000 + i));
        }
        Frontend one = world.sample("one", 80);
        long before = world.cloud.journal().lastSeq();

        driver.converge(Set.of(one.uid()), one);

        assertThat(world.mutations(before))
                .filteredOn("RegisterTargets"::equals)
                .hasSize(3);
        String group =
                world.aws.elb().describeTargetGroups().targetGroups().getFirst().targetGroupArn();
        assertThat(world.aws
                        .elb()
                        .describeTargetHealth(r -> r.targetGroupArn(group))
                        .targetHealthDescriptions())
                .hasSize(250);
    }

    @Test
    @DisplayName("a node more is one call per target group, a node less too")
    void a_node_more_and_a_node_less() {
        Frontend one = world.sample("one", 80, 443);
        driver.converge(Set.of(one.uid()), one);
        long before = world.cloud.journal().lastSeq();

        world.node("i-0c");
        driver.converge(Set.of(one.uid()), one);
        assertThat(world.mutations(before)).containsExactly("RegisterTargets", "RegisterTargets");

        long after = world.cloud.journal().lastSeq();
        world.forget("i-0c");
        driver.converge(Set.of(one.uid()), one);
        assertThat(world.mutations(after)).containsExactly("DeregisterTargets", "DeregisterTargets");
    }

    @Test
    @DisplayName("A-21: another node port leaves the listener its ARN, and the old pool goes last")
    void the_listener_keeps_its_arn() {
        Frontend one = world.sample("one", 80);
        driver.converge(Set.of(one.uid()), one);
        List<String> listener = listenerArns();
        long before = world.cloud.journal().lastSeq();

        driver.converge(Set.of(one.uid()), world.changed("node port", one));

        assertThat(listenerArns()).isEqualTo(listener);
        assertThat(world.mutations(before))
                .containsExactly("CreateTargetGroup", "ModifyListener", "RegisterTargets", "DeleteTargetGroup");
    }

    @Test
    @DisplayName("A-21: another health check is one call, and listener and pool stay")
    void a_health_check_changes_in_place() {
        Frontend one = world.sample("one", 80);
        driver.converge(Set.of(one.uid()), one);
        long before = world.cloud.journal().lastSeq();

        driver.converge(Set.of(one.uid()), world.changed("policy", one));

        assertThat(world.mutations(before)).containsExactly("ModifyTargetGroup");
    }

    @Test
    @DisplayName("I3: another scheme is a second balancer with its own pools; the first goes when that is there")
    void another_scheme_is_another_balancer() {
        Frontend one = world.sample("one", 80);
        driver.converge(Set.of(one.uid()), one);
        long before = world.cloud.journal().lastSeq();

        driver.converge(Set.of(one.uid()), world.changed("scheme", one));

        assertThat(world.mutations(before))
                .containsSubsequence("CreateLoadBalancer", "CreateListener", "DeleteListener", "DeleteLoadBalancer");
        assertThat(world.aws.elb().describeLoadBalancers().loadBalancers())
                .extracting(lb -> lb.schemeAsString())
                .containsExactly("internal");
    }

    private List<String> listenerArns() {
        List<String> arns = new ArrayList<>();
        world.aws
                .elb()
                .describeLoadBalancers()
                .loadBalancers()
                .forEach(lb -> world.aws
                        .elb()
                        .describeListeners(r -> r.loadBalancerArn(lb.loadBalancerArn()))
                        .listeners()
                        .forEach(l -> arns.add(l.listenerArn())));
        return arns;
    }
}
