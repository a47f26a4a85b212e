package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.Operations;
import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Health;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;

/** The table of ELBv2's operations. */
public final class ElbOperations {

    public static Operations of(Account account, Health.Source health) {
        LoadBalancers balancers = new LoadBalancers(account);
        AttributeOperations attributes = new AttributeOperations(account);
        TargetGroups groups = new TargetGroups(account);
        Targets targets = new Targets(account, new TargetStates(account, health));
        Listeners listeners = new Listeners(account);
        Tags tags = new Tags(account);
        return new Operations()
                .on("CreateLoadBalancer", CreateLoadBalancerRequest::builder, balancers::create)
                .on("DescribeLoadBalancers", DescribeLoadBalancersRequest::builder, balancers::describe)
                .on("SetSecurityGroups", SetSecurityGroupsRequest::builder, balancers::setSecurityGroups)
                .on("SetSubnets", SetSubnetsRequest::builder, balancers::setSubnets)
                .on("DeleteLoadBalancer", DeleteLoadBalancerRequest::builder, balancers::delete)
                .on(
                        "DescribeLoadBalancerAttributes",
                        DescribeLoadBalancerAttributesRequest::builder,
                        attributes::ofBalancer)
                .on(
                        "ModifyLoadBalancerAttributes",
                        ModifyLoadBalancerAttributesRequest::builder,
                        attributes::changeBalancer)
                .on("CreateTargetGroup", CreateTargetGroupRequest::builder, groups::create)
                .on("DescribeTargetGroups", DescribeTargetGroupsRequest::builder, groups::describe)
                .on("ModifyTargetGroup", ModifyTargetGroupRequest::builder, groups::modify)
                .on("DeleteTargetGroup", DeleteTargetGroupRequest::builder, groups::delete)
                .on(
                        "DescribeTargetGroupAttributes",
                        DescribeTargetGroupAttributesRequest::builder,
                        attributes::ofTargetGroup)
                .on(
                        "ModifyTargetGroupAttributes",
                        ModifyTargetGroupAttributesRequest::builder,
                        attributes::changeTargetGroup)
                .on("RegisterTargets", RegisterTargetsRequest::builder, targets::register)
                .on("DeregisterTargets", DeregisterTargetsRequest::builder, targets::deregister)
                .on("DescribeTargetHealth", DescribeTargetHealthRequest::builder, targets::health)
                .on("CreateListener", CreateListenerRequest::builder, listeners::create)
                .on("DescribeListeners", DescribeListenersRequest::builder, listeners::describe)
                .on("ModifyListener", ModifyListenerRequest::builder, listeners::modify)
                .on("DeleteListener", DeleteListenerRequest::builder, listeners::delete)
                .on("AddTags", AddTagsRequest::builder, tags::add)
                .on("RemoveTags", RemoveTagsRequest::builder, tags::remove)
                .on("DescribeTags", DescribeTagsRequest::builder, tags::describe)
                .on(
                        "DescribeAccountLimits",
                        DescribeAccountLimitsRequest::builder,
                        new AccountLimits(account.quotas())::describe);
    }

    private ElbOperations() {}
}
