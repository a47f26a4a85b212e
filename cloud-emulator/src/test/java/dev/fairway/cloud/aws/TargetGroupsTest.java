package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

class TargetGroupsTest {
    private final Given given = new Given();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void a_repeated_create_answers_the_existing_group_and_other_settings_are_refused() {
        String first = given.targetGroup(Given.group("web"));

        assertThat(given.targetGroup(Given.group("web"))).isEqualTo(first);
        assertThat(code(() -> given.targetGroup(Given.group("web").port(81)))).isEqualTo("DuplicateTargetGroupName");
        assertThat(code(() -> given.targetGroup(Given.group("web").healthyThresholdCount(4))))
                .isEqualTo("DuplicateTargetGroupName");
    }

    @Test
    void health_checks_have_the_defaults_of_network_load_balancers() {
        given.elb()
                .createTargetGroup(r -> r.name("tcp").protocol("TCP").port(80).vpcId(Given.VPC));
        given.elb()
                .createTargetGroup(r ->
                        r.name("http").protocol("TCP").port(80).vpcId(Given.VPC).healthCheckProtocol("HTTP"));

        TargetGroup tcp = one("tcp");
        TargetGroup http = one("http");
        assertThat(tcp.targetTypeAsString()).isEqualTo("instance");
        assertThat(tcp.healthCheckProtocolAsString()).isEqualTo("TCP");
        assertThat(tcp.healthCheckPort()).isEqualTo("traffic-port");
        assertThat(tcp.healthCheckIntervalSeconds()).isEqualTo(30);
        assertThat(tcp.healthCheckTimeoutSeconds()).isEqualTo(10);
        assertThat(tcp.healthyThresholdCount()).isEqualTo(5);
        assertThat(tcp.unhealthyThresholdCount()).isEqualTo(2);
        assertThat(tcp.healthCheckPath()).isNull();
        assertThat(http.healthCheckPath()).isEqualTo("/");
        assertThat(http.healthCheckTimeoutSeconds()).isEqualTo(6);
        assertThat(http.matcher().httpCode()).isEqualTo("200-399");
    }

    @Test
    void only_the_health_check_of_a_group_changes() {
        String arn = given.targetGroup("web");

        given.elb()
                .modifyTargetGroup(r -> r.targetGroupArn(arn)
                        .healthCheckProtocol("HTTP")
                        .healthCheckPort("10256")
                        .healthCheckPath("/healthz"));
        assertThat(one("web").healthCheckPort()).isEqualTo("10256");
        assertThat(one("web").healthCheckPath()).isEqualTo("/healthz");
        assertThat(one("web").healthyThresholdCount()).isEqualTo(3);
        given.elb().modifyTargetGroup(r -> r.targetGroupArn(arn).healthCheckProtocol("TCP"));
        assertThat(one("web").healthCheckPath()).isNull();
        assertThat(one("web").matcher()).isNull();
        assertThat(code(() -> given.elb().modifyTargetGroup(r -> r.targetGroupArn(arn + "x"))))
                .isEqualTo("TargetGroupNotFound");
    }

    @Test
    void values_that_do_not_fit_are_refused() {
        assertThat(code(() -> given.targetGroup(Given.group("web").port(0)))).isEqualTo("ValidationError");
        assertThat(code(() -> given.targetGroup(Given.group("web").vpcId("vpc-none"))))
                .isEqualTo("ValidationError");
        assertThat(code(() -> given.targetGroup(Given.group("web").healthCheckIntervalSeconds(4))))
                .isEqualTo("ValidationError");
        assertThat(code(() -> given.targetGroup(Given.group("web").healthCheckTimeoutSeconds(11))))
                .isEqualTo("ValidationError");
        assertThat(code(() -> given.targetGroup(Given.group("web").healthCheckPath("/"))))
                .isEqualTo("InvalidConfigurationRequest");
        assertThat(code(() -> given.targetGroup(Given.group("web").protocol("HTTP"))))
                .isEqualTo("NotImplementedByEmulator");
    }

    @Test
    void groups_are_found_by_arn_by_name_by_balancer_and_page_by_page() {
        List<String> arns =
                List.of("a", "b", "c").stream().map(given::targetGroup).toList();
        String lb = given.loadBalancer("web");
        given.listener(lb, 80, arns.get(1));

        assertThat(given.elb().describeTargetGroups(r -> r.loadBalancerArn(lb)).targetGroups())
                .extracting(TargetGroup::targetGroupArn)
                .containsExactly(arns.get(1));
        assertThat(one("b").loadBalancerArns()).containsExactly(lb);
        assertThat(one("a").loadBalancerArns()).isEmpty();
        assertThat(given.elb().describeTargetGroupsPaginator(r -> r.pageSize(2)).targetGroups().stream()
                        .map(TargetGroup::targetGroupArn))
                .containsExactlyElementsOf(arns);
        assertThat(code(() -> given.elb().describeTargetGroups(r -> r.names("none"))))
                .isEqualTo("TargetGroupNotFound");
    }

    @Test
    void a_group_is_in_use_while_a_listener_forwards_to_it() {
        String arn = given.targetGroup("web");
        String listener = given.listener(given.loadBalancer("web"), 80, arn);
        Runnable delete = () -> given.elb().deleteTargetGroup(r -> r.targetGroupArn(arn));

        assertThat(code(delete)).isEqualTo("ResourceInUse");
        given.elb().deleteListener(r -> r.listenerArn(listener));
        assertThat(code(delete)).isEqualTo("none");
        assertThat(code(delete)).as("deleting what is gone").isEqualTo("none");
        assertThat(code(() -> given.elb().describeTargetGroups(r -> r.targetGroupArns(arn))))
                .isEqualTo("TargetGroupNotFound");
    }

    @Test
    void the_clients_address_is_kept_where_aws_keeps_it() {
        String ipTcp = given.targetGroup(Given.group("ip-tcp"));
        String ipUdp = given.targetGroup(Given.group("ip-udp").protocol("UDP"));
        String instances = given.targetGroup(Given.group("instances").targetType("instance"));

        assertThat(attribute(ipTcp, "preserve_client_ip.enabled")).isEqualTo("false");
        assertThat(attribute(ipUdp, "preserve_client_ip.enabled")).isEqualTo("true");
        assertThat(attribute(instances, "preserve_client_ip.enabled")).isEqualTo("true");
    }

    @Test
    void attributes_have_defaults_and_change_one_by_one() {
        String arn = given.targetGroup("web");

        assertThat(attribute(arn, "deregistration_delay.timeout_seconds")).isEqualTo("300");
        assertThat(attribute(arn, "proxy_protocol_v2.enabled")).isEqualTo("false");
        given.elb()
                .modifyTargetGroupAttributes(
                        r -> r.targetGroupArn(arn).attributes(change("deregistration_delay.timeout_seconds", "30")));
        assertThat(attribute(arn, "deregistration_delay.timeout_seconds")).isEqualTo("30");
        assertThat(attribute(arn, "proxy_protocol_v2.enabled")).isEqualTo("false");
        assertThat(code(() -> given.elb()
                        .modifyTargetGroupAttributes(r -> r.targetGroupArn(arn)
                                .attributes(change("deregistration_delay.timeout_seconds", "3601")))))
                .isEqualTo("ValidationError");
        assertThat(code(() -> given.elb()
                        .modifyTargetGroupAttributes(
                                r -> r.targetGroupArn(arn).attributes(change("slow_start.duration_seconds", "30")))))
                .isEqualTo("ValidationError");
    }

    private static TargetGroupAttribute change(String key, String value) {
        return TargetGroupAttribute.builder().key(key).value(value).build();
    }

    private String attribute(String arn, String key) {
        return given.elb().describeTargetGroupAttributes(r -> r.targetGroupArn(arn)).attributes().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private TargetGroup one(String name) {
        return given.elb()
                .describeTargetGroups(r -> r.names(name))
                .targetGroups()
                .getFirst();
    }
}
