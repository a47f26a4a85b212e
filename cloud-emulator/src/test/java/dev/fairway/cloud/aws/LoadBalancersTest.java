package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;

class LoadBalancersTest {
    private final Given given = new Given();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void a_repeated_create_answers_the_existing_balancer_and_leaves_its_tags() {
        String first = create(wanted("web").tags(tag -> tag.key("a").value("1")));
        String again = create(wanted("web").tags(tag -> tag.key("a").value("2")));

        assertThat(again).isEqualTo(first);
        assertThat(given.elb().describeLoadBalancers().loadBalancers()).hasSize(1);
        assertThat(given.elb()
                        .describeTags(r -> r.resourceArns(first))
                        .tagDescriptions()
                        .getFirst()
                        .tags())
                .extracting(tag -> tag.value())
                .containsExactly("1");
    }

    @Test
    void a_create_with_other_settings_is_refused() {
        create(wanted("web"));

        assertThat(code(() -> create(wanted("web").scheme("internal")))).isEqualTo("DuplicateLoadBalancerName");
        assertThat(code(() -> create(wanted("web").subnets("subnet-fairway-a"))))
                .isEqualTo("DuplicateLoadBalancerName");
        assertThat(code(() -> create(wanted("web").securityGroups(given.securityGroup("other")))))
                .isEqualTo("DuplicateLoadBalancerName");
    }

    @Test
    void values_that_do_not_fit_are_refused_by_the_code_of_their_kind() {
        assertThat(code(() -> create(wanted("-web")))).isEqualTo("ValidationError");
        assertThat(code(() -> create(wanted("a-name-of-more-than-thirty-two-characters"))))
                .isEqualTo("ValidationError");
        assertThat(code(() -> create(wanted("internal-web")))).isEqualTo("ValidationError");
        assertThat(code(() -> create(wanted("web").subnets(List.of())))).isEqualTo("ValidationError");
        assertThat(code(() -> create(wanted("web").subnets("subnet-none")))).isEqualTo("SubnetNotFound");
        assertThat(code(() -> create(wanted("web").subnets("subnet-fairway-a", "subnet-fairway-a"))))
                .isEqualTo("InvalidConfigurationRequest");
        assertThat(code(() -> create(wanted("web").securityGroups("sg-none")))).isEqualTo("InvalidSecurityGroup");
        assertThat(code(() -> create(wanted("web").scheme("secret")))).isEqualTo("InvalidScheme");
        assertThat(code(() -> create(wanted("web").type("application")))).isEqualTo("NotImplementedByEmulator");
        assertThat(given.elb().describeLoadBalancers().loadBalancers()).isEmpty();
    }

    @Test
    void the_quota_of_balancers_is_kept() {
        given.emulator.aws().quotas(java.util.Map.of("network-load-balancers", 1));
        create(wanted("one"));

        assertThat(code(() -> create(wanted("two")))).isEqualTo("TooManyLoadBalancers");
    }

    @Test
    void balancers_are_found_by_arn_by_name_and_page_by_page() {
        List<String> arns = List.of("a", "b", "c", "d", "e").stream()
                .map(name -> create(wanted(name)))
                .toList();

        assertThat(arnsOf(given.elb()
                        .describeLoadBalancers(r -> r.loadBalancerArns(arns.get(3)))
                        .loadBalancers()))
                .containsExactly(arns.get(3));
        assertThat(arnsOf(given.elb()
                        .describeLoadBalancers(r -> r.names("b", "a"))
                        .loadBalancers()))
                .containsExactly(arns.get(1), arns.get(0));
        assertThat(given.elb().describeLoadBalancers(r -> r.pageSize(2)).nextMarker())
                .isNotNull();
        assertThat(given.elb().describeLoadBalancers(r -> r.pageSize(5)).nextMarker())
                .isNull();
        assertThat(given.elb().describeLoadBalancersPaginator(r -> r.pageSize(2)).loadBalancers().stream()
                        .map(LoadBalancer::loadBalancerArn))
                .containsExactlyElementsOf(arns);
        assertThat(code(() -> given.elb().describeLoadBalancers(r -> r.names("none"))))
                .isEqualTo("LoadBalancerNotFound");
        assertThat(code(() -> given.elb().describeLoadBalancers(r -> r.pageSize(401))))
                .isEqualTo("ValidationError");
        assertThat(code(() -> given.elb().describeLoadBalancers(r -> r.loadBalancerArns("web"))))
                .isEqualTo("ValidationError");
    }

    @Test
    void a_balancer_made_without_security_groups_can_never_get_one() {
        String without = create(wanted("without"));
        String with = given.loadBalancer("with");
        String other = given.securityGroup("other");

        assertThat(code(() -> given.elb()
                        .setSecurityGroups(r -> r.loadBalancerArn(without).securityGroups(other))))
                .isEqualTo("InvalidConfigurationRequest");
        assertThat(given.elb()
                        .setSecurityGroups(r -> r.loadBalancerArn(with).securityGroups(other))
                        .securityGroupIds())
                .containsExactly(other);
        assertThat(code(() -> given.elb()
                        .setSecurityGroups(r -> r.loadBalancerArn(with).securityGroups(List.of()))))
                .isNotEqualTo("none");
        assertThat(given.ec2()
                        .describeNetworkInterfaces(
                                r -> r.filters(f -> f.name("group-id").values(other)))
                        .networkInterfaces())
                .hasSize(3)
                .allMatch(nic -> nic.description().matches("ELB net/with/[0-9a-f]{16}") && nic.requesterManaged());
    }

    @Test
    void subnets_are_replaced_as_a_set() {
        String lb = create(wanted("web"));

        given.elb().setSubnets(r -> r.loadBalancerArn(lb).subnets("subnet-fairway-a", "subnet-fairway-b"));

        assertThat(given.elb()
                        .describeLoadBalancers()
                        .loadBalancers()
                        .getFirst()
                        .availabilityZones())
                .extracting(zone -> zone.zoneName())
                .containsExactly("us-east-1a", "us-east-1b");
        assertThat(given.ec2()
                        .describeNetworkInterfaces(
                                r -> r.filters(f -> f.name("description").values("ELB net/web/*")))
                        .networkInterfaces())
                .hasSize(2);
    }

    @Test
    void all_attributes_are_told_with_their_defaults_and_change_one_by_one() {
        String lb = create(wanted("web"));

        assertThat(attributes(lb))
                .contains(
                        "access_logs.s3.enabled=false",
                        "deletion_protection.enabled=false",
                        "load_balancing.cross_zone.enabled=false",
                        "dns_record.client_routing_policy=any_availability_zone");
        given.elb()
                .modifyLoadBalancerAttributes(r -> r.loadBalancerArn(lb)
                        .attributes(LoadBalancerAttribute.builder()
                                .key("deletion_protection.enabled")
                                .value("true")
                                .build()));
        assertThat(attributes(lb)).contains("deletion_protection.enabled=true", "access_logs.s3.enabled=false");
        assertThat(code(() -> given.elb().deleteLoadBalancer(r -> r.loadBalancerArn(lb))))
                .isEqualTo("OperationNotPermitted");
        assertThat(code(() -> given.elb()
                        .modifyLoadBalancerAttributes(r -> r.loadBalancerArn(lb)
                                .attributes(LoadBalancerAttribute.builder()
                                        .key("idle_timeout")
                                        .value("1")
                                        .build()))))
                .isEqualTo("ValidationError");
    }

    @Test
    void a_delete_takes_the_listeners_along_and_holds_the_security_group_for_a_while() {
        String lb = given.loadBalancer("web");
        String pool = given.targetGroup("web-80");
        String listener = given.listener(lb, 80, pool);
        String group = given.elb()
                .describeLoadBalancers()
                .loadBalancers()
                .getFirst()
                .securityGroups()
                .getFirst();
        Runnable deleteGroup = () -> given.ec2().deleteSecurityGroup(r -> r.groupId(group));

        assertThat(code(deleteGroup)).isEqualTo("DependencyViolation");
        given.elb().deleteLoadBalancer(r -> r.loadBalancerArn(lb));
        assertThat(code(() -> given.elb().describeLoadBalancers(r -> r.loadBalancerArns(lb))))
                .isEqualTo("LoadBalancerNotFound");
        assertThat(code(() -> given.elb().describeListeners(r -> r.listenerArns(listener))))
                .isEqualTo("ListenerNotFound");
        assertThat(code(() -> given.elb().deleteTargetGroup(r -> r.targetGroupArn(pool))))
                .isEqualTo("none");
        given.emulator.advance(Duration.ofSeconds(19));
        assertThat(code(deleteGroup)).isEqualTo("DependencyViolation");
        given.emulator.advance(Duration.ofSeconds(1));
        assertThat(code(deleteGroup)).isEqualTo("none");
        assertThat(code(() -> given.elb().deleteLoadBalancer(r -> r.loadBalancerArn(lb))))
                .isEqualTo("none");
    }

    private static CreateLoadBalancerRequest.Builder wanted(String name) {
        return CreateLoadBalancerRequest.builder().name(name).type("network").subnets(Given.SUBNETS);
    }

    private String create(CreateLoadBalancerRequest.Builder wanted) {
        return given.elb()
                .createLoadBalancer(wanted.build())
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private static List<String> arnsOf(List<LoadBalancer> found) {
        return found.stream().map(LoadBalancer::loadBalancerArn).toList();
    }

    private List<String> attributes(String lb) {
        return given.elb().describeLoadBalancerAttributes(r -> r.loadBalancerArn(lb)).attributes().stream()
                .map(each -> each.key() + "=" + each.value())
                .toList();
    }
}
