package dev.fairway.aws.audit;

import dev.fairway.aws.annotations.AwsAnnotation;
import dev.fairway.aws.annotations.Choices;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.translate.PortPlan;
import dev.fairway.aws.translate.SubnetChoice;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a Network Load Balancer cannot do for a Service. */
public final class Audit {
    /** Listeners per Network Load Balancer, not raisable (AWS: quotas for your Network Load Balancers). */
    private static final int MAX_LISTENERS = 50;

    public static List<Problem> of(Frontend frontend, AwsFacts facts) {
        Choices choices = Choices.of(frontend);
        List<Problem> problems = new ArrayList<>(choices.problems());
        problems.addAll(
                SubnetChoice.of(frontend.source().cluster(), choices, facts).problems());
        problems.addAll(nodeGroup(frontend, facts));
        problems.addAll(ports(frontend, choices));
        problems.addAll(fields(frontend));
        return problems;
    }

    private static List<Problem> nodeGroup(Frontend frontend, AwsFacts facts) {
        String tag = "kubernetes.io/cluster/" + frontend.source().cluster();
        if (facts.nodeGroups().size() == 1) {
            return List.of();
        }
        return List.of(
                facts.nodeGroups().isEmpty()
                        ? new Problem(
                                "NoNodeSecurityGroup",
                                "VPC " + facts.vpc(),
                                "No security group carries the tag " + tag
                                        + ", so nobody knows which one lets balancers reach the nodes. Tag the nodes' group.")
                        : new Problem(
                                "SeveralNodeSecurityGroups",
                                "VPC " + facts.vpc(),
                                "Several security groups carry the tag " + tag + ": "
                                        + String.join(", ", facts.nodeGroups()) + ". Leave it on one."));
    }

    private static List<Problem> ports(Frontend frontend, Choices choices) {
        List<Problem> problems = new ArrayList<>();
        List<PortPlan> plans = PortPlan.of(frontend);
        if (plans.size() > MAX_LISTENERS) {
            problems.add(new Problem(
                    "TooManyPorts",
                    "spec.ports",
                    plans.size() + " ports; a Network Load Balancer has at most " + MAX_LISTENERS + " listeners."));
        }
        for (PortPlan plan : plans) {
            if (!plan.agrees(choices.podTargets())) {
                problems.add(conflict(plan, choices.podTargets()));
            }
            if (!choices.podTargets()
                    && plan.members().stream().anyMatch(l -> l.pool().nodePort() == 0)) {
                problems.add(new Problem(
                        "NoNodePort",
                        "spec.allocateLoadBalancerNodePorts",
                        "Port " + plan.port() + " has no node port, and instance targets are reached by one. Allow node"
                                + " ports, or set " + AwsAnnotation.TARGET_TYPE.key() + "=ip."));
            }
        }
        return problems;
    }

    private static Problem conflict(PortPlan plan, boolean podTargets) {
        String which = podTargets ? "target ports" : "node ports";
        String values = plan.members().stream()
                .map(l -> l.protocol() + " goes to "
                        + (podTargets
                                ? l.pool().targetPort()
                                : String.valueOf(l.pool().nodePort())))
                .collect(Collectors.joining(", "));
        return new Problem(
                "PortConflict",
                "spec.ports port " + plan.port(),
                "TCP and UDP on port " + plan.port() + " share one listener on AWS and need equal " + which + ", but "
                        + values + ". Make them equal, or use two port numbers.");
    }

    private static List<Problem> fields(Frontend frontend) {
        List<Problem> problems = new ArrayList<>();
        if (frontend.loadBalancerIp() != null) {
            problems.add(new Problem(
                    "LoadBalancerIPNotSupported",
                    "spec.loadBalancerIP",
                    "'" + frontend.loadBalancerIp()
                            + "' cannot be given to a Network Load Balancer, which is reached by"
                            + " its DNS name. Remove the field."));
        }
        if (frontend.affinitySeconds() != null) {
            problems.add(new Problem(
                    "SessionAffinityNotSupported",
                    "spec.sessionAffinity",
                    "'ClientIP' is not supported on AWS. Allowed: None."));
        }
        if (!frontend.ipFamilies().isEmpty() && !frontend.ipFamilies().contains("IPv4")) {
            problems.add(new Problem(
                    "IPFamilyNotSupported",
                    "spec.ipFamilies",
                    String.join(", ", frontend.ipFamilies()) + " is not supported on AWS yet. Allowed: IPv4."));
        }
        return problems;
    }

    private Audit() {}
}
