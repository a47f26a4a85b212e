package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Addresses;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.NetworkInterface;
import dev.fairway.cloud.aws.state.SecurityGroup;
import dev.fairway.cloud.aws.state.Subnet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

/** Where in the network a balancer is: subnets, security groups, and the interfaces that hold both. */
final class Placement {
    private static final int GROUPS_PER_INTERFACE = 5;

    private final Account account;

    Placement(Account account) {
        this.account = account;
    }

    /** The subnets of a request: exist, one per zone, of one VPC. */
    List<Subnet> subnets(List<String> ids, List<SubnetMapping> mappings) {
        if (ids.isEmpty() == mappings.isEmpty()) {
            throw AwsRule.ELB_VALUE.refuse("Either subnets or subnet mappings must be specified");
        }
        if (mappings.stream()
                .anyMatch(mapping -> mapping.allocationId() != null || mapping.privateIPv4Address() != null)) {
            throw AwsRule.NOT_EMULATED.refuse("Elastic and chosen private addresses are not emulated yet");
        }
        List<String> wanted =
                ids.isEmpty() ? mappings.stream().map(SubnetMapping::subnetId).toList() : ids;
        List<Subnet> subnets = wanted.stream().map(this::subnet).toList();
        Set<String> zones = new HashSet<>();
        for (Subnet subnet : subnets) {
            if (!zones.add(subnet.zone())
                    || !subnet.vpc().equals(subnets.getFirst().vpc())) {
                throw AwsRule.ELB_ONE_SUBNET_PER_ZONE.refuse("Subnet '" + subnet.id()
                        + "': a load balancer has at most one subnet per Availability Zone," + " all in one VPC");
            }
        }
        return subnets;
    }

    private Subnet subnet(String id) {
        return account.store()
                .find(Subnet.class, id)
                .orElseThrow(() -> AwsRule.ELB_SUBNET_MISSING.refuse("The subnet ID '" + id + "' does not exist"));
    }

    List<String> groups(List<String> ids, String vpc) {
        for (String id : ids) {
            boolean there = account.store()
                    .find(SecurityGroup.class, id)
                    .filter(group -> group.vpc().equals(vpc))
                    .isPresent();
            if (!there) {
                throw AwsRule.ELB_GROUP_MISSING.refuse(
                        "The security group '" + id + "' does not exist in VPC '" + vpc + "'");
            }
        }
        if (ids.size() > GROUPS_PER_INTERFACE) {
            throw AwsRule.ELB_CONFIGURATION.refuse("At most 5 security groups can be associated");
        }
        return List.copyOf(ids);
    }

    /** Makes the interfaces follow the balancer's subnets and groups. */
    void follow(LoadBalancer lb) {
        Map<String, NetworkInterface> bySubnet = new HashMap<>();
        account.interfacesOf(lb.id()).forEach(nic -> bySubnet.put(nic.subnet(), nic));
        for (String id : lb.shape().subnets()) {
            NetworkInterface there = bySubnet.remove(id);
            account.store()
                    .put(
                            there == null
                                    ? fresh(lb, subnet(id))
                                    : there.withGroups(lb.groups().ids()));
        }
        bySubnet.values().forEach(account.store()::remove);
    }

    private NetworkInterface fresh(LoadBalancer lb, Subnet subnet) {
        return new NetworkInterface(
                account.ids().ec2("eni"),
                subnet.id(),
                Addresses.ofInterface(account.store(), subnet),
                lb.groups().ids(),
                new NetworkInterface.Holder(lb.id(), "ELB " + lb.path(), true),
                null);
    }
}
