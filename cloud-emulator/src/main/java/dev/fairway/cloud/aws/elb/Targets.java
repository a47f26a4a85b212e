package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.Subnet;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.aws.state.TargetGroup.Target;
import dev.fairway.cloud.aws.state.Vpc;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Who is behind a target group. A target is an id and a port: one instance with two ports is two. */
final class Targets {
    private final Account account;
    private final TargetStates states;

    Targets(Account account, TargetStates states) {
        this.account = account;
        this.states = states;
    }

    RegisterTargetsResponse register(RegisterTargetsRequest request) {
        TargetGroup group = account.targetGroup(Require.text(request.targetGroupArn(), "targetGroupArn"));
        Collection<TargetDescription> wanted = Require.some(request.targets(), "targets");
        refuseBad(group, wanted);
        Map<String, Target> targets = byKey(group);
        for (TargetDescription each : wanted) {
            Target fresh = new Target(each.id(), port(group, each), zone(group, each.id()), account.now(), null);
            targets.merge(fresh.key(), fresh, (old, again) -> old.draining() ? again : old);
        }
        if (targets.size() > account.quotas().of(Quotas.TARGETS)) {
            throw AwsRule.ELB_TARGET_QUOTA.refuse("The maximum number of targets has been reached");
        }
        account.store().put(group.withTargets(List.copyOf(targets.values())));
        return RegisterTargetsResponse.builder().build();
    }

    private void refuseBad(TargetGroup group, Collection<TargetDescription> wanted) {
        wanted.forEach(each -> Require.text(each.id(), "targets.id"));
        if (group.shape().instances()) {
            refuseAny(
                    wanted,
                    id -> instance(id).isEmpty(),
                    AwsRule.ELB_TARGET_UNKNOWN,
                    "The following targets do not exist");
            refuseAny(
                    wanted,
                    id -> !instance(id).map(Instance::running).orElse(false),
                    AwsRule.ELB_TARGET_NOT_RUNNING,
                    "The following targets are not in a running state and cannot be registered");
        } else {
            Vpc vpc = account.store().find(Vpc.class, group.shape().vpc()).orElseThrow();
            refuseAny(
                    wanted,
                    id -> !vpc.cidr().contains(id),
                    AwsRule.ELB_TARGET_OUTSIDE,
                    "The following IP addresses are not within the VPC " + vpc.id());
        }
    }

    private static void refuseAny(
            Collection<TargetDescription> wanted, Predicate<String> bad, AwsRule rule, String message) {
        List<String> named = wanted.stream()
                .map(TargetDescription::id)
                .filter(bad)
                .map(id -> "'" + id + "'")
                .toList();
        if (!named.isEmpty()) {
            throw rule.refuse(message + ": " + String.join(", ", named));
        }
    }

    DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
        TargetGroup group = account.targetGroup(Require.text(request.targetGroupArn(), "targetGroupArn"));
        boolean used = account.loadBalancerOf(group).isPresent();
        Instant gone = account.now().plusSeconds(group.deregistrationDelay());
        Map<String, Target> targets = byKey(group);
        for (TargetDescription each : Require.some(request.targets(), "targets")) {
            matching(targets, each).forEach(target -> {
                if (used && group.deregistrationDelay() > 0) {
                    targets.put(target.key(), drain(target, gone));
                } else {
                    targets.remove(target.key());
                }
            });
        }
        account.store().put(group.withTargets(List.copyOf(targets.values())));
        return DeregisterTargetsResponse.builder().build();
    }

    private static Target drain(Target target, Instant gone) {
        return target.draining()
                ? target
                : new Target(target.id(), target.port(), target.zone(), target.registeredAt(), gone);
    }

    /** Without a port the id is meant on every port it has. */
    private static List<Target> matching(Map<String, Target> targets, TargetDescription wanted) {
        return targets.values().stream()
                .filter(target -> target.id().equals(wanted.id()))
                .filter(target -> wanted.port() == null || wanted.port() == target.port())
                .toList();
    }

    /** Of those asked for by name also the ones that are not there. */
    DescribeTargetHealthResponse health(DescribeTargetHealthRequest request) {
        TargetGroup group = account.targetGroup(Require.text(request.targetGroupArn(), "targetGroupArn"));
        TargetStates.InGroup inGroup = states.in(group);
        List<TargetHealthDescription> found = request.targets().isEmpty()
                ? group.targets().stream().map(inGroup::of).toList()
                : request.targets().stream()
                        .map(each -> group.target(each.id() + ":" + port(group, each))
                                .map(inGroup::of)
                                .orElseGet(() -> inGroup.notRegistered(each)))
                        .toList();
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(found)
                .build();
    }

    private static Map<String, Target> byKey(TargetGroup group) {
        Map<String, Target> targets = new LinkedHashMap<>();
        group.targets().forEach(target -> targets.put(target.key(), target));
        return targets;
    }

    private static int port(TargetGroup group, TargetDescription target) {
        return target.port() == null ? group.shape().port() : Require.between(target.port(), 1, 65535, "targets.port");
    }

    private String zone(TargetGroup group, String id) {
        return group.shape().instances()
                ? instance(id).map(Instance::zone).orElse("")
                : account.subnetWith(id).map(Subnet::zone).orElse("");
    }

    private Optional<Instance> instance(String id) {
        return account.store().find(Instance.class, id);
    }
}
