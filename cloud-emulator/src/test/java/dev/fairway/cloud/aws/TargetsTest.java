package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

class TargetsTest {
    private final Given given = new Given();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void one_instance_on_two_ports_is_two_targets_and_a_repeat_is_none() {
        String pool = given.targetGroup(Given.group("web").targetType("instance"));

        given.register(pool, Given.NODE_A);
        given.register(pool, Given.NODE_A);
        given.elb().registerTargets(r -> r.targetGroupArn(pool).targets(target(Given.NODE_A, 30080)));

        assertThat(given.health(pool))
                .containsExactly(
                        Given.NODE_A + ":8080 unused Target.NotInUse", Given.NODE_A + ":30080 unused Target.NotInUse");
        given.elb().deregisterTargets(r -> r.targetGroupArn(pool).targets(target(Given.NODE_A, 30080)));
        assertThat(given.health(pool)).containsExactly(Given.NODE_A + ":8080 unused Target.NotInUse");
    }

    @Test
    void one_bad_target_fails_the_call_and_is_named() {
        String instances = given.targetGroup(Given.group("instances").targetType("instance"));
        String ips = given.targetGroup("ips");
        given.emulator.aws().terminate("aws:///us-east-1b/" + Given.NODE_B);

        assertThat(code(() -> given.register(instances, Given.NODE_A, "i-0f"))).isEqualTo("InvalidTarget");
        assertThat(Sdk.message(() -> given.register(instances, Given.NODE_A, "i-0f")))
                .contains("'i-0f'")
                .doesNotContain(Given.NODE_A);
        assertThat(Sdk.message(() -> given.register(instances, Given.NODE_B)))
                .contains("not in a running state", Given.NODE_B);
        assertThat(code(() -> given.register(ips, "10.244.0.2", "10.245.0.2"))).isEqualTo("InvalidTarget");
        assertThat(code(() -> given.register(ips, "127.20.0.2"))).isEqualTo("InvalidTarget");
        assertThat(given.health(instances)).isEmpty();
        assertThat(given.health(ips)).isEmpty();
    }

    @Test
    void a_deregistered_target_drains_for_the_delay_and_then_is_gone() {
        String pool = inUse("web");
        given.register(pool, "10.244.0.2", "10.244.0.3");
        given.emulator.advance(Duration.ofSeconds(20));

        given.deregister(pool, "10.244.0.2", "10.244.9.9");
        assertThat(given.health(pool))
                .containsExactly("10.244.0.2:8080 draining Target.DeregistrationInProgress", "10.244.0.3:8080 healthy");
        given.emulator.advance(Duration.ofSeconds(299));
        assertThat(given.health(pool)).hasSize(2);
        given.emulator.advance(Duration.ofSeconds(1));
        assertThat(given.health(pool)).containsExactly("10.244.0.3:8080 healthy");
        assertThat(given.elb()
                        .describeTargetHealth(r -> r.targetGroupArn(pool)
                                .targets(TargetDescription.builder()
                                        .id("10.244.0.2")
                                        .build()))
                        .targetHealthDescriptions())
                .extracting(each -> each.targetHealth().reasonAsString())
                .containsExactly("Target.NotRegistered");
    }

    @Test
    void a_draining_target_can_come_back() {
        String pool = inUse("web");
        given.register(pool, "10.244.0.2");
        given.emulator.advance(Duration.ofSeconds(20));

        given.deregister(pool, "10.244.0.2");
        given.register(pool, "10.244.0.2");

        assertThat(given.health(pool)).containsExactly("10.244.0.2:8080 initial Elb.InitialHealthChecking");
        given.emulator.advance(Duration.ofSeconds(300));
        assertThat(given.health(pool)).containsExactly("10.244.0.2:8080 healthy");
    }

    @Test
    void a_target_in_a_zone_that_the_balancer_is_not_in_is_unused() {
        String lb = given.elb()
                .createLoadBalancer(r -> r.name("web").type("network").subnets("subnet-fairway-a"))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        String pool = given.targetGroup("web");
        given.listener(lb, 80, pool);
        given.register(pool, "10.244.0.2", "10.244.64.2");
        given.emulator.advance(Duration.ofSeconds(20));

        assertThat(given.health(pool))
                .containsExactly("10.244.0.2:8080 healthy", "10.244.64.2:8080 unused Target.NotInUse");
    }

    @Test
    void the_targets_of_a_terminated_instance_are_unused_and_then_gone() {
        String pool = inUse(Given.group("web").targetType("instance"));
        given.register(pool, Given.NODE_A, Given.NODE_B);
        given.emulator.advance(Duration.ofSeconds(20));

        given.emulator.aws().terminate("aws:///us-east-1a/" + Given.NODE_A);
        assertThat(given.health(pool))
                .containsExactly(Given.NODE_A + ":8080 unused Target.InvalidState", Given.NODE_B + ":8080 healthy");
        given.emulator.advance(Duration.ofSeconds(60));
        assertThat(given.health(pool)).containsExactly(Given.NODE_B + ":8080 healthy");
    }

    @Test
    void the_quota_of_targets_is_kept() {
        given.emulator.aws().quotas(Map.of("targets-per-target-group", 2));
        String pool = given.targetGroup("web");
        String[] three =
                IntStream.rangeClosed(1, 3).mapToObj(i -> "10.244.0." + i).toArray(String[]::new);

        assertThat(code(() -> given.register(pool, three))).isEqualTo("TooManyTargets");
        assertThat(given.health(pool)).isEmpty();
    }

    private String inUse(String name) {
        return inUse(Given.group(name));
    }

    private String inUse(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest.Builder group) {
        String pool = given.targetGroup(group);
        given.listener(given.loadBalancer("web"), 80, pool);
        return pool;
    }

    private static TargetDescription target(String id, int port) {
        return TargetDescription.builder().id(id).port(port).build();
    }
}
