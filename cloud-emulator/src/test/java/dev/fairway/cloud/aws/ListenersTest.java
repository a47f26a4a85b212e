package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

class ListenersTest {
    private final Given given = new Given();
    private String lb = "";
    private String pool = "";

    @BeforeEach
    void balancerAndPool() {
        lb = given.loadBalancer("web");
        pool = given.targetGroup("web");
    }

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void a_repeated_create_answers_the_existing_listener_and_its_port_is_taken_for_others() {
        String first = given.listener(lb, 80, pool);

        assertThat(first)
                .matches(
                        "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/net/web/[0-9a-f]{16}/[0-9a-f]{16}");
        assertThat(given.listener(lb, 80, pool)).isEqualTo(first);
        assertThat(code(() -> given.listener(lb, 80, given.targetGroup("other"))))
                .isEqualTo("DuplicateListener");
        String udp = given.targetGroup(Given.group("udp").protocol("UDP"));
        assertThat(code(() -> create("UDP", 80, udp)))
                .as("TCP and UDP share a port")
                .isEqualTo("DuplicateListener");
    }

    @Test
    void protocols_of_listener_and_group_must_go_together() {
        String udp = given.targetGroup(Given.group("udp").protocol("UDP"));
        String both = given.targetGroup(Given.group("both").protocol("TCP_UDP"));

        assertThat(code(() -> create("TCP", 1, udp))).isEqualTo("IncompatibleProtocols");
        assertThat(code(() -> create("UDP", 1, pool))).isEqualTo("IncompatibleProtocols");
        assertThat(code(() -> create("TCP_UDP", 1, pool))).isEqualTo("IncompatibleProtocols");
        assertThat(code(() -> create("TCP_UDP", 53, both))).isEqualTo("none");
        assertThat(code(() -> create("TLS", 443, pool))).isEqualTo("NotImplementedByEmulator");
    }

    @Test
    void a_group_serves_one_balancer_only() {
        given.listener(lb, 80, pool);
        String other = given.loadBalancer("other");

        assertThat(code(() -> given.listener(lb, 81, pool))).isEqualTo("none");
        assertThat(code(() -> given.listener(other, 80, pool))).isEqualTo("TargetGroupAssociationLimit");
    }

    @Test
    void listeners_are_found_by_arn_by_balancer_and_page_by_page() {
        List<String> arns = List.of(80, 81, 82).stream()
                .map(port -> given.listener(lb, port, pool))
                .toList();

        assertThat(given
                        .elb()
                        .describeListenersPaginator(r -> r.loadBalancerArn(lb).pageSize(2))
                        .listeners()
                        .stream()
                        .map(Listener::listenerArn))
                .containsExactlyElementsOf(arns);
        Listener one = given.elb()
                .describeListeners(r -> r.listenerArns(arns.get(2)))
                .listeners()
                .getFirst();
        assertThat(one.port()).isEqualTo(82);
        assertThat(one.defaultActions().getFirst().targetGroupArn()).isEqualTo(pool);
        assertThat(one.sslPolicy()).isNull();
        assertThat(code(() -> given.elb().describeListeners(r -> {}))).isEqualTo("ValidationError");
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        String arn = given.listener(lb, 80, pool);
        String next = given.targetGroup("next");
        given.listener(lb, 443, pool);

        given.elb().modifyListener(r -> r.listenerArn(arn).defaultActions(Given.forward(next)));
        Listener changed = given.elb()
                .describeListeners(r -> r.listenerArns(arn))
                .listeners()
                .getFirst();
        assertThat(changed.port()).isEqualTo(80);
        assertThat(changed.defaultActions().getFirst().targetGroupArn()).isEqualTo(next);
        assertThat(code(() -> given.elb().modifyListener(r -> r.listenerArn(arn).port(443))))
                .isEqualTo("DuplicateListener");
        assertThat(code(() -> given.elb().modifyListener(r -> r.listenerArn(arn).protocol("UDP"))))
                .isEqualTo("IncompatibleProtocols");
    }

    @Test
    void a_deleted_listener_is_not_found_by_a_second_delete() {
        String arn = given.listener(lb, 80, pool);

        given.elb().deleteListener(r -> r.listenerArn(arn));

        assertThat(code(() -> given.elb().deleteListener(r -> r.listenerArn(arn))))
                .isEqualTo("ListenerNotFound");
    }

    @Test
    void what_it_refers_to_must_exist_and_the_quota_is_kept() {
        assertThat(code(() -> given.listener(lb + "0", 80, pool))).isEqualTo("LoadBalancerNotFound");
        assertThat(code(() -> given.listener(lb, 80, pool + "0"))).isEqualTo("TargetGroupNotFound");
        assertThat(code(() -> given.elb()
                        .createListener(
                                r -> r.loadBalancerArn(lb).protocol("TCP").port(80))))
                .isEqualTo("InvalidLoadBalancerAction");
        given.emulator.aws().quotas(Map.of("listeners-per-network-load-balancer", 1));
        given.listener(lb, 80, pool);
        assertThat(code(() -> given.listener(lb, 81, pool))).isEqualTo("TooManyListeners");
    }

    private void create(String protocol, int port, String group) {
        given.elb()
                .createListener(
                        r -> r.loadBalancerArn(lb).protocol(protocol).port(port).defaultActions(Given.forward(group)));
    }
}
