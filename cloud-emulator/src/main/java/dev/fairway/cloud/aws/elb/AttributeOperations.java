package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.TargetGroup;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Attributes of load balancers and target groups: always all of them are answered. */
final class AttributeOperations {
    private final Account account;

    AttributeOperations(Account account) {
        this.account = account;
    }

    DescribeLoadBalancerAttributesResponse ofBalancer(DescribeLoadBalancerAttributesRequest request) {
        LoadBalancer lb = account.loadBalancer(Require.text(request.loadBalancerArn(), "loadBalancerArn"));
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(balancer(lb.attributes()))
                .build();
    }

    ModifyLoadBalancerAttributesResponse changeBalancer(ModifyLoadBalancerAttributesRequest request) {
        LoadBalancer lb = account.loadBalancer(Require.text(request.loadBalancerArn(), "loadBalancerArn"));
        Map<String, String> changes = new LinkedHashMap<>();
        request.attributes()
                .forEach(change -> changes.put(
                        Require.text(change.key(), "attributes.key"), change.value() == null ? "" : change.value()));
        LoadBalancer changed = lb.withAttributes(Attributes.OF_LOAD_BALANCER.change(lb.attributes(), changes));
        account.store().put(changed);
        return ModifyLoadBalancerAttributesResponse.builder()
                .attributes(balancer(changed.attributes()))
                .build();
    }

    DescribeTargetGroupAttributesResponse ofTargetGroup(DescribeTargetGroupAttributesRequest request) {
        TargetGroup group = account.targetGroup(Require.text(request.targetGroupArn(), "targetGroupArn"));
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(group(group.attributes()))
                .build();
    }

    ModifyTargetGroupAttributesResponse changeTargetGroup(ModifyTargetGroupAttributesRequest request) {
        TargetGroup group = account.targetGroup(Require.text(request.targetGroupArn(), "targetGroupArn"));
        Map<String, String> changes = new LinkedHashMap<>();
        request.attributes()
                .forEach(change -> changes.put(
                        Require.text(change.key(), "attributes.key"), change.value() == null ? "" : change.value()));
        Attributes known =
                Attributes.ofTargetGroup(group.shape().protocol(), group.shape().targetType());
        TargetGroup changed = group.withAttributes(known.change(group.attributes(), changes));
        account.store().put(changed);
        return ModifyTargetGroupAttributesResponse.builder()
                .attributes(group(changed.attributes()))
                .build();
    }

    private static List<LoadBalancerAttribute> balancer(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(each -> LoadBalancerAttribute.builder()
                        .key(each.getKey())
                        .value(each.getValue())
                        .build())
                .sorted(Comparator.comparing(LoadBalancerAttribute::key))
                .toList();
    }

    private static List<TargetGroupAttribute> group(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(each -> TargetGroupAttribute.builder()
                        .key(each.getKey())
                        .value(each.getValue())
                        .build())
                .sorted(Comparator.comparing(TargetGroupAttribute::key))
                .toList();
    }
}
