package dev.fairway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cloud.journal.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** The calls that give a Service its balancer, in their order. */
class CreatePathTest {
    private final Given given = new Given();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void a_balancer_with_listener_and_targets_comes_up() {
        String group = given.securityGroup("web");
        given.ec2()
                .authorizeSecurityGroupIngress(r -> r.groupId(group)
                        .ipPermissions(p -> p.ipProtocol("tcp")
                                .fromPort(80)
                                .toPort(80)
                                .ipRanges(range -> range.cidrIp("0.0.0.0/0"))));
        String pool = given.targetGroup("web-80");
        LoadBalancer lb = given.elb()
                .createLoadBalancer(r -> r.name("web")
                        .type("network")
                        .subnets(Given.SUBNETS)
                        .securityGroups(group)
                        .tags(Tag.builder()
                                .key("fairway.dev/source")
                                .value("laptop/Service/default/web")
                                .build()))
                .loadBalancers()
                .getFirst();
        given.listener(lb.loadBalancerArn(), 80, pool);
        given.register(pool, "10.244.0.2", "10.244.64.2");

        assertThat(lb.dnsName()).matches("web-[0-9a-f]{16}\\.elb\\.us-east-1\\.amazonaws\\.com");
        assertThat(lb.loadBalancerArn())
                .matches("arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/web/[0-9a-f]{16}");
        assertThat(lb.state().codeAsString()).isEqualTo("provisioning");
        assertThat(lb.availabilityZones()).extracting(zone -> zone.subnetId()).isEqualTo(Given.SUBNETS);
        assertThat(lb.createdTime()).isEqualTo(given.emulator.now());
        assertThat(given.health(pool))
                .containsExactly(
                        "10.244.0.2:8080 initial Elb.RegistrationInProgress",
                        "10.244.64.2:8080 initial Elb.RegistrationInProgress");

        given.emulator.advance(Duration.ofSeconds(20));

        assertThat(given.elb().describeLoadBalancers().loadBalancers())
                .extracting(each -> each.state().codeAsString())
                .containsExactly("active");
        assertThat(given.health(pool)).containsExactly("10.244.0.2:8080 healthy", "10.244.64.2:8080 healthy");
    }

    @Test
    void the_journal_has_every_call_in_order_with_its_resource_and_source() {
        String lb = given.elb()
                .createLoadBalancer(r -> r.name("web")
                        .type("network")
                        .subnets(Given.SUBNETS)
                        .tags(Tag.builder()
                                .key("fairway.dev/source")
                                .value("laptop/Service/default/web")
                                .build()))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        given.elb().deleteLoadBalancer(r -> r.loadBalancerArn(lb));
        String missing = Sdk.code(() -> given.elb().describeLoadBalancers(r -> r.loadBalancerArns(lb)));

        List<Call> calls = given.emulator.journal().since(0);
        assertThat(missing).isEqualTo("LoadBalancerNotFound");
        assertThat(calls)
                .extracting(Call::op)
                .containsExactly("CreateLoadBalancer", "DeleteLoadBalancer", "DescribeLoadBalancers");
        assertThat(calls).extracting(Call::resource).containsExactly("web", lb, lb);
        assertThat(calls).extracting(Call::mutating).containsExactly(true, true, false);
        assertThat(calls).extracting(Call::status).containsExactly(200, 200, 400);
        assertThat(calls).extracting(Call::code).containsExactly(null, null, "LoadBalancerNotFound");
        assertThat(calls)
                .extracting(call -> call.request().source())
                .containsExactly("laptop/Service/default/web", "laptop/Service/default/web", "");
    }
}
