package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.cloud.faults.Effect;
import dev.fairway.cloud.faults.FaultRule;
import dev.fairway.cloud.faults.Throttle;
import dev.fairway.cloud.faults.When;
import dev.fairway.cloud.journal.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

class FaultsTest {
    private final Given given = new Given();
    private final Sdk impatient = Sdk.at(given.emulator.awsEndpoint(), Duration.ofMillis(300));

    @AfterEach
    void close() {
        impatient.close();
        given.close();
    }

    @Test
    void errors_throttling_and_quotas_are_said_as_each_service_says_them() {
        given.emulator.faults(
                FaultRule.always("CreateTargetGroup", new Effect.Fail(403, "AccessDenied", "not you")),
                FaultRule.always("Describe*", new Effect.Throttle()),
                FaultRule.always("CreateSecurityGroup", new Effect.Quota()));

        assertThat(code(() -> given.targetGroup("web"))).isEqualTo("AccessDenied");
        assertThat(code(() -> given.elb().describeTargetGroups())).isEqualTo("ThrottlingException");
        assertThat(code(() -> given.ec2().describeVpcs())).isEqualTo("RequestLimitExceeded");
        assertThat(code(() -> given.securityGroup("web"))).isEqualTo("SecurityGroupLimitExceeded");
        assertThat(given.emulator.journal().since(0))
                .extracting(call -> call.outcome().fault())
                .containsExactly("fail", "throttle", "throttle", "quota");
        given.emulator.faults();
        assertThat(given.elb().describeTargetGroups().targetGroups()).isEmpty();
    }

    @Test
    void a_timeout_or_a_cut_before_the_effect_has_none() {
        given.emulator.faults(
                FaultRule.first(1, "CreateTargetGroup", new Effect.TimeoutBefore()),
                new FaultRule(
                        FaultRule.Match.op("CreateTargetGroup"),
                        new When.Nth(java.util.Set.of(2)),
                        new Effect.CutBefore()));

        assertThatThrownBy(() -> create("web")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> create("web")).isInstanceOf(SdkClientException.class);

        assertThat(given.elb().describeTargetGroups().targetGroups()).isEmpty();
        assertThat(given.emulator.journal().since(0)).extracting(Call::status).containsExactly(0, 0, 200);
    }

    @Test
    void a_timeout_or_a_cut_after_the_effect_loses_only_the_answer() {
        given.emulator.faults(
                FaultRule.first(1, "CreateTargetGroup", new Effect.TimeoutAfter()),
                new FaultRule(
                        FaultRule.Match.op("CreateTargetGroup"),
                        new When.Nth(java.util.Set.of(2)),
                        new Effect.CutAfter()));

        assertThatThrownBy(() -> create("one")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> create("two")).isInstanceOf(SdkClientException.class);

        assertThat(given.elb().describeTargetGroups().targetGroups())
                .extracting(group -> group.targetGroupName())
                .containsExactly("one", "two");
        assertThat(given.emulator.journal().since(0)).extracting(Call::status).containsExactly(200, 200, 200);
    }

    @Test
    void calls_of_one_source_can_be_meant() {
        given.emulator.faults(
                new FaultRule(new FaultRule.Match("*", "*", "default/bad"), new When.Always(), new Effect.Throttle()));
        Tag bad = Tag.builder()
                .key("fairway.dev/source")
                .value("laptop/Service/default/bad")
                .build();

        assertThat(code(() -> given.targetGroup(Given.group("bad").tags(bad)))).isEqualTo("ThrottlingException");
        assertThat(code(() -> given.targetGroup(Given.group("good")))).isEqualTo("none");
        given.emulator.faults();
        String existing = given.targetGroup(Given.group("bad").tags(bad));
        given.emulator.faults(new FaultRule(
                new FaultRule.Match("Register*", "*", "default/bad"), new When.Always(), new Effect.Throttle()));
        assertThat(code(() -> given.register(existing, "10.244.0.2"))).isEqualTo("ThrottlingException");
    }

    @Test
    void buckets_limit_their_class_and_refill_with_cloud_time() {
        given.emulator.admission().throttle().set(Map.of("elb.reading", new Throttle.Limit(2, 1)));

        assertThat(code(() -> given.elb().describeLoadBalancers())).isEqualTo("none");
        assertThat(code(() -> given.elb().describeLoadBalancers())).isEqualTo("none");
        assertThat(code(() -> given.elb().describeLoadBalancers())).isEqualTo("ThrottlingException");
        assertThat(code(() -> given.targetGroup("web"))).isEqualTo("none");
        given.emulator.advance(Duration.ofSeconds(1));
        assertThat(code(() -> given.elb().describeLoadBalancers())).isEqualTo("none");
        assertThat(code(() -> given.elb().describeLoadBalancers())).isEqualTo("ThrottlingException");
    }

    @Test
    void a_listener_hears_of_a_call_after_its_effect_and_before_its_answer() throws Exception {
        List<String> heard = new ArrayList<>();
        try (AutoCloseable listening = given.emulator.onCall(call -> heard.add(
                call.op() + " " + given.emulator.aws().state().toString().contains("targetgroup/web/")))) {
            given.targetGroup("web");
        }
        given.targetGroup("other");

        assertThat(heard).containsExactly("CreateTargetGroup true");
    }

    private void create(String name) {
        impatient.elb().createTargetGroup(Given.group(name).build());
    }
}
