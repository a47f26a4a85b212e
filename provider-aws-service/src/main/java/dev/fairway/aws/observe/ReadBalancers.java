package dev.fairway.aws.observe;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.TargetGroup.HealthCheck;
import dev.fairway.aws.spec.Targets;
import dev.fairway.aws.spec.Targets.TargetRef;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Balancers, listeners, target groups and targets of some owners, put back into the words of our specs. */
final class ReadBalancers {
    private final AwsClients aws;
    private final Listing listing;
    private final Map<String, ResourceId> groupsByArn = new HashMap<>();
    private final List<Found<AwsSpec>> found = new ArrayList<>();

    ReadBalancers(AwsClients aws, Listing listing) {
        this.aws = aws;
        this.listing = listing;
    }

    /** @param securityGroups ids of groups that are ours */
    List<Found<AwsSpec>> of(String clusterUid, Set<String> owners, Map<String, ResourceId> securityGroups) {
        Listing.Snapshot all = listing.read();
        all.groups().forEach(group -> {
            Ownership mark = all.marks().get(group.targetGroupArn());
            if (mark != null && mark.clusterUid().equals(clusterUid) && owners.contains(mark.sourceUid())) {
                group(group, mark);
            }
        });
        all.balancers().forEach(lb -> {
            Ownership mark = all.marks().get(lb.loadBalancerArn());
            if (mark != null && mark.clusterUid().equals(clusterUid) && owners.contains(mark.sourceUid())) {
                balancer(lb, mark, securityGroups);
            }
        });
        return found;
    }

    private void group(software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group, Ownership mark) {
        List<TargetRef> targets;
        try {
            targets = aws
                    .elb()
                    .describeTargetHealth(r -> r.targetGroupArn(group.targetGroupArn()))
                    .targetHealthDescriptions()
                    .stream()
                    .filter(t -> t.targetHealth().state() != TargetHealthStateEnum.DRAINING)
                    .map(t -> new TargetRef(t.target().id(), t.target().port()))
                    .toList();
        } catch (TargetGroupNotFoundException e) {
            return; // deleted between the list and this read
        }
        String part = mark.part().substring(mark.part().indexOf('/') + 1);
        HealthCheck check = new HealthCheck(
                group.healthCheckProtocolAsString(),
                group.healthCheckPort(),
                group.healthCheckPath() == null ? "" : group.healthCheckPath(),
                group.healthCheckIntervalSeconds(),
                group.healthCheckTimeoutSeconds(),
                group.healthyThresholdCount(),
                group.unhealthyThresholdCount());
        TargetGroup spec = new TargetGroup(
                mark, part, group.targetGroupName(), group.protocolAsString(), group.port(), group.vpcId(), check);
        Handle handle = Handle.of(group.targetGroupArn());
        groupsByArn.put(group.targetGroupArn(), spec.id());
        found.add(new Found<>(spec, handle));
        found.add(new Found<>(new Targets(mark.sourceUid(), part, targets), handle));
    }

    private void balancer(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer lb,
            Ownership mark,
            Map<String, ResourceId> securityGroups) {
        List<software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener> listeners = new ArrayList<>();
        try {
            aws.elb()
                    .describeListenersPaginator(r -> r.loadBalancerArn(lb.loadBalancerArn()))
                    .listeners()
                    .forEach(listeners::add);
        } catch (LoadBalancerNotFoundException e) {
            return; // deleted between the list and this read
        }
        found.add(new Found<>(
                new LoadBalancer(
                        mark,
                        lb.loadBalancerName(),
                        lb.schemeAsString(),
                        lb.availabilityZones().stream()
                                .map(zone -> zone.subnetId())
                                .toList(),
                        lb.securityGroups().stream()
                                .map(id -> securityGroups.getOrDefault(id, new ResourceId("foreign-group", id)))
                                .toList()),
                BalancerHandle.of(lb)));
        Map<String, Ownership> marks =
                listing.marks(listeners.stream().map(l -> l.listenerArn()).toList());
        listeners.stream().filter(l -> marks.containsKey(l.listenerArn())).forEach(l -> {
            String arn = l.defaultActions().isEmpty()
                    ? ""
                    : String.valueOf(l.defaultActions().getFirst().targetGroupArn());
            found.add(new Found<>(
                    new Listener(
                            java.util.Objects.requireNonNull(marks.get(l.listenerArn())),
                            lb.schemeAsString(),
                            l.port(),
                            l.protocolAsString(),
                            groupsByArn.getOrDefault(arn, new ResourceId("foreign-target-group", arn))),
                    Handle.of(l.listenerArn())));
        });
    }
}
