package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.aws.state.Vpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;

/** Target groups of network load balancers; of an existing one only the health check changes. */
final class TargetGroups {
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "TCP_UDP");
    private static final Set<String> TYPES = Set.of("instance", "ip");

    private final Account account;

    TargetGroups(Account account) {
        this.account = account;
    }

    CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
        TargetGroup.Shape shape = shape(request);
        TargetGroup.Check check = HealthChecks.create(request);
        Map<String, String> tags = Tags.read(account, request.tags());
        Optional<TargetGroup> existing = account.targetGroupNamed(shape.name());
        if (existing.isPresent()
                && !(existing.get().shape().equals(shape)
                        && existing.get().check().equals(check))) {
            throw AwsRule.ELB_TG_NAME_TAKEN.refuse(
                    "A target group with the same name '" + shape.name() + "' exists, but with different settings");
        }
        TargetGroup group = existing.orElseGet(() -> make(shape, check, tags));
        return CreateTargetGroupResponse.builder().targetGroups(view(group)).build();
    }

    private TargetGroup.Shape shape(CreateTargetGroupRequest request) {
        String name = Require.name(request.name(), "target group");
        String protocol = Require.text(request.protocolAsString(), "protocol");
        if (!PROTOCOLS.contains(protocol)) {
            throw AwsRule.NOT_EMULATED.refuse("Only target groups of protocol TCP, UDP or TCP_UDP are emulated yet");
        }
        String type = request.targetTypeAsString() == null ? "instance" : request.targetTypeAsString();
        if (!TYPES.contains(type)) {
            throw AwsRule.NOT_EMULATED.refuse("Only target groups of type instance or ip are emulated yet");
        }
        if (request.ipAddressType() != null && !"ipv4".equals(request.ipAddressTypeAsString())) {
            throw AwsRule.NOT_EMULATED.refuse("Only the IP address type 'ipv4' is emulated yet");
        }
        String vpc = Require.text(request.vpcId(), "vpcId");
        if (account.store().find(Vpc.class, vpc).isEmpty()) {
            throw AwsRule.ELB_VALUE.refuse("The VPC ID '" + vpc + "' is not found");
        }
        return new TargetGroup.Shape(name, protocol, Require.between(request.port(), 1, 65535, "port"), vpc, type);
    }

    private TargetGroup make(TargetGroup.Shape shape, TargetGroup.Check check, Map<String, String> tags) {
        if (account.store().all(TargetGroup.class).size() >= account.quotas().of(Quotas.TARGET_GROUPS)) {
            throw AwsRule.ELB_TG_QUOTA.refuse("The maximum number of target groups has been reached");
        }
        TargetGroup group = new TargetGroup(
                Account.elbArn(
                        "targetgroup/" + shape.name() + "/" + account.ids().elb()),
                shape,
                check,
                List.of(),
                Attributes.ofTargetGroup(shape.protocol(), shape.targetType()).defaults(),
                tags);
        account.store().put(group);
        return group;
    }

    DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
        if (!request.targetGroupArns().isEmpty()) {
            return answer(
                    request.targetGroupArns().stream().map(account::targetGroup).toList());
        }
        if (!request.names().isEmpty()) {
            return answer(request.names().stream().map(this::named).toList());
        }
        List<TargetGroup> all = request.loadBalancerArn() == null
                ? List.copyOf(account.store().all(TargetGroup.class))
                : behind(account.loadBalancer(request.loadBalancerArn()).id());
        Page<TargetGroup> page = Page.of(all, TargetGroup::id, request.marker(), Require.pageSize(request.pageSize()));
        return answer(page.items()).toBuilder().nextMarker(page.next()).build();
    }

    private List<TargetGroup> behind(String loadBalancer) {
        return account.listenersOf(loadBalancer)
                .map(listener -> account.targetGroup(listener.targetGroup()))
                .distinct()
                .toList();
    }

    private TargetGroup named(String name) {
        return account.targetGroupNamed(name)
                .orElseThrow(
                        () -> AwsRule.ELB_TG_MISSING.refuse("One or more target groups not found: '" + name + "'"));
    }

    private DescribeTargetGroupsResponse answer(List<TargetGroup> found) {
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(found.stream().map(this::view).toList())
                .build();
    }

    ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request) {
        TargetGroup group = account.targetGroup(Require.text(request.targetGroupArn(), "targetGroupArn"));
        TargetGroup changed = group.withCheck(HealthChecks.change(group.check(), request));
        account.store().put(changed);
        return ModifyTargetGroupResponse.builder().targetGroups(view(changed)).build();
    }

    DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
        String arn = Require.text(request.targetGroupArn(), "targetGroupArn");
        account.store().find(TargetGroup.class, arn).ifPresent(group -> {
            if (account.loadBalancerOf(group).isPresent()) {
                throw AwsRule.ELB_TG_IN_USE.refuse(
                        "Target group '" + arn + "' is currently in use by a listener or a rule");
            }
            account.store().remove(group);
        });
        return DeleteTargetGroupResponse.builder().build();
    }

    private software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup view(TargetGroup group) {
        TargetGroup.Check check = group.check();
        boolean http = HealthChecks.http(check.protocol());
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup.builder()
                .targetGroupArn(group.id())
                .targetGroupName(group.shape().name())
                .protocol(group.shape().protocol())
                .port(group.shape().port())
                .vpcId(group.shape().vpc())
                .healthCheckProtocol(check.protocol())
                .healthCheckPort(check.port())
                .healthCheckEnabled(true)
                .healthCheckIntervalSeconds(check.timing().interval())
                .healthCheckTimeoutSeconds(check.timing().timeout())
                .healthyThresholdCount(check.timing().healthy())
                .unhealthyThresholdCount(check.timing().unhealthy())
                .healthCheckPath(http ? check.path() : null)
                .matcher(http ? Matcher.builder().httpCode(check.matcher()).build() : null)
                .loadBalancerArns(account.loadBalancerOf(group)
                        .map(lb -> List.of(lb.id()))
                        .orElse(List.of()))
                .targetType(group.shape().targetType())
                .ipAddressType("ipv4")
                .build();
    }
}
