package dev.fairway.aws.observe;

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
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Found;
import dev.fairway.spi.Result;
import dev.fairway.spi.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Whether traffic flows: the balancer is active and every pool has a healthy target. */
public final class ReadStanding {

    public static Result<Map<String, Standing>> of(
            AwsClients aws, Set<String> sourceUids, Collection<Found<AwsSpec>> found) {
        return AwsErrors.call("DescribeTargetHealth", String.join(", ", sourceUids), () -> {
            Map<String, Standing> standings = new HashMap<>();
            sourceUids.forEach(uid -> standings.put(
                    uid,
                    of(
                            aws,
                            found.stream()
                                    .filter(f -> f.spec().owner().equals(uid))
                                    .toList())));
            return standings;
        });
    }

    private static Standing of(AwsClients aws, List<Found<AwsSpec>> parts) {
        List<String> arns = parts.stream()
                .filter(part -> part.spec() instanceof LoadBalancer)
                .map(part -> part.handle().value())
                .toList();
        if (arns.isEmpty()) {
            return new Standing.ComingUp("NoLoadBalancer", "The load balancer is not there yet.");
        }
        for (var lb :
                aws.elb().describeLoadBalancers(r -> r.loadBalancerArns(arns)).loadBalancers()) {
            if (lb.state().code() != LoadBalancerStateEnum.ACTIVE) {
                return new Standing.ComingUp(
                        "LoadBalancerProvisioning",
                        "AWS says " + lb.state().codeAsString() + " of " + lb.loadBalancerName()
                                + "; it takes traffic when active.");
            }
        }
        List<Problem> notes = new ArrayList<>();
        for (Found<AwsSpec> part : parts) {
            switch (part.spec()) {
                case TargetGroup group -> {
                    List<TargetHealthDescription> targets = aws.elb()
                            .describeTargetHealth(
                                    r -> r.targetGroupArn(part.handle().value()))
                            .targetHealthDescriptions();
                    if (targets.stream().noneMatch(t -> t.targetHealth().state() == TargetHealthStateEnum.HEALTHY)) {
                        return new Standing.ComingUp("NoHealthyTargets", unhealthy(group, targets));
                    }
                }
                case Targets targets -> {
                    String skipped = part.handle().facts().get("skipped");
                    if (skipped != null) {
                        notes.add(new Problem(
                                "TargetsSkipped",
                                targets.group(),
                                "AWS does not take these targets, the others are registered: " + skipped + "."));
                    }
                }
                case LoadBalancer _, Listener _, SecurityGroup _, SecurityGroupRules _, NodeAccess _ -> {}
            }
        }
        return new Standing.Ready(notes);
    }

    private static String unhealthy(TargetGroup group, List<TargetHealthDescription> targets) {
        if (targets.isEmpty()) {
            return "Target group " + group.name() + " has no targets. Are there ready pods or nodes?";
        }
        TargetHealthDescription first = targets.getFirst();
        return "None of " + targets.size() + " targets of " + group.name() + " is healthy yet; "
                + first.target().id() + " is " + first.targetHealth().stateAsString()
                + (first.targetHealth().description() == null
                        ? "."
                        : ": " + first.targetHealth().description());
    }

    private ReadStanding() {}
}
