package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.NodeAccess;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.Targets;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Removes one resource; one that is gone already is removed. Rules and targets go with their group, without a call. */
public final class Delete {
    private final AwsClients aws;

    public Delete(AwsClients aws) {
        this.aws = aws;
    }

    public Result<ResourceId> delete(Found<AwsSpec> found) {
        String handle = found.handle().value();
        return switch (found.spec()) {
            case SecurityGroupRules rules -> Result.done(rules.id());
            case Targets targets -> Result.done(targets.id());
            case Listener listener ->
                AwsErrors.call("DeleteListener", listener.summary(), () -> {
                    try {
                        aws.elb().deleteListener(r -> r.listenerArn(handle));
                    } catch (ListenerNotFoundException gone) {
                        return listener.id(); // that is what was wanted
                    }
                    return listener.id();
                });
            case TargetGroup group ->
                AwsErrors.call("DeleteTargetGroup", group.name(), () -> {
                    try {
                        aws.elb().deleteTargetGroup(r -> r.targetGroupArn(handle));
                    } catch (TargetGroupNotFoundException gone) {
                        return group.id(); // that is what was wanted
                    }
                    return group.id();
                });
            case LoadBalancer balancer ->
                AwsErrors.call("DeleteLoadBalancer", balancer.name(), () -> {
                    aws.elb().deleteLoadBalancer(r -> r.loadBalancerArn(handle));
                    return balancer.id();
                });
            case SecurityGroup group ->
                unlessGone(
                        "DeleteSecurityGroup",
                        group,
                        "InvalidGroup.NotFound",
                        () -> aws.ec2().deleteSecurityGroup(r -> r.groupId(handle)));
            case NodeAccess access ->
                unlessGone(
                        "RevokeSecurityGroupIngress",
                        access,
                        "InvalidSecurityGroupRuleId.NotFound",
                        () -> aws.ec2()
                                .revokeSecurityGroupIngress(
                                        r -> r.groupId(access.nodeGroup()).securityGroupRuleIds(handle)));
        };
    }

    private static Result<ResourceId> unlessGone(String action, AwsSpec spec, String goneCode, Runnable call) {
        return AwsErrors.call(action, spec.summary(), () -> {
            try {
                call.run();
            } catch (Ec2Exception e) {
                if (!AwsErrors.is(e, goneCode)) {
                    throw e;
                }
            }
            return spec.id();
        });
    }
}
