package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.Subnet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerState;

/** A load balancer as AWS describes it. */
final class LoadBalancerView {
    /** AWS' own hosted zone of network load balancers in us-east-1 (General Reference, ELB endpoints). */
    private static final String HOSTED_ZONE = "Z26RNL4JYFTOTI";

    private final Account account;

    LoadBalancerView(Account account) {
        this.account = account;
    }

    software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer of(LoadBalancer lb) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer.builder()
                .loadBalancerArn(lb.id())
                .loadBalancerName(lb.shape().name())
                .dnsName(lb.reach().dnsName())
                .canonicalHostedZoneId(HOSTED_ZONE)
                .createdTime(lb.reach().createdAt())
                .scheme(lb.shape().scheme())
                .vpcId(lb.shape().vpc())
                .state(LoadBalancerState.builder()
                        .code(lb.active(account.now()) ? "active" : "provisioning")
                        .build())
                .type("network")
                .availabilityZones(zones(lb))
                .securityGroups(lb.groups().possible() ? lb.groups().ids() : null)
                .ipAddressType("ipv4")
                .enablePrefixForIpv6SourceNat("off")
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
                        lb.groups().possible() ? "on" : null)
                .build();
    }

    private List<AvailabilityZone> zones(LoadBalancer lb) {
        return lb.shape().subnets().stream()
                .map(id -> account.store().find(Subnet.class, id))
                .flatMap(Optional::stream)
                .map(subnet -> AvailabilityZone.builder()
                        .zoneName(subnet.zone())
                        .subnetId(subnet.id())
                        .build())
                .toList();
    }
}
