package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.NetworkInterface;
import dev.fairway.cloud.aws.state.SecurityGroup;
import dev.fairway.cloud.aws.state.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** Instances and network interfaces, which are read only: instances come and go by the admin door, interfaces with their owners. */
final class Machines {
    private final Account account;
    private final Filters<Instance> instanceFilters = new Filters<Instance>()
            .on("instance-id", Instance::id)
            .on("instance-state-name", Machines::state)
            .on("availability-zone", Instance::zone)
            .on("private-ip-address", Instance::privateAddress)
            .on("private-dns-name", Machines::dnsName)
            .onAny("vpc-id", this::vpc)
            .onAny(
                    "subnet-id",
                    instance -> nics(instance).map(NetworkInterface::subnet).toList());
    private final Filters<NetworkInterface> nicFilters = new Filters<NetworkInterface>()
            .on("network-interface-id", NetworkInterface::id)
            .on("subnet-id", NetworkInterface::subnet)
            .on("private-ip-address", NetworkInterface::address)
            .on("addresses.private-ip-address", NetworkInterface::address)
            .on("description", nic -> nic.holder().description())
            .on(
                    "attachment.instance-id",
                    nic -> nic.holder().managed() ? "" : nic.holder().owner())
            .on("requester-managed", nic -> String.valueOf(nic.holder().managed()))
            .on("status", nic -> "in-use")
            .onAny("group-id", NetworkInterface::groups)
            .onAny("vpc-id", nic -> subnet(nic).map(Subnet::vpc).stream().toList())
            .onAny(
                    "availability-zone",
                    nic -> subnet(nic).map(Subnet::zone).stream().toList());

    Machines(Account account) {
        this.account = account;
    }

    DescribeInstancesResponse instances(DescribeInstancesRequest request) {
        Stream<Instance> asked =
                Networks.asked(Instance.class, request.instanceIds(), AwsRule.EC2_INSTANCE_MISSING, account);
        Ec2Page<Instance> page = Ec2Page.of(
                instanceFilters.apply(asked, request.filters()).toList(),
                new Ec2Page.Wanted(request.instanceIds(), request.maxResults(), request.nextToken()));
        return DescribeInstancesResponse.builder()
                .reservations(page.items().stream().map(this::reservation).toList())
                .nextToken(page.next())
                .build();
    }

    private Reservation reservation(Instance instance) {
        return Reservation.builder()
                .reservationId("r" + instance.id().substring(1))
                .ownerId(Account.NUMBER)
                .instances(view(instance))
                .build();
    }

    private software.amazon.awssdk.services.ec2.model.Instance view(Instance instance) {
        Optional<NetworkInterface> nic = nics(instance).findFirst();
        return software.amazon.awssdk.services.ec2.model.Instance.builder()
                .instanceId(instance.id())
                .state(state -> state.name(state(instance)).code(instance.running() ? 16 : 48))
                .placement(placement -> placement.availabilityZone(instance.zone()))
                .privateIpAddress(instance.privateAddress())
                .privateDnsName(dnsName(instance))
                .subnetId(nic.map(NetworkInterface::subnet).orElse(null))
                .vpcId(vpc(instance).stream().findFirst().orElse(null))
                .securityGroups(nic.map(this::groups).orElse(List.of()))
                .tags(Ec2Tags.write(instance.tags()))
                .build();
    }

    DescribeNetworkInterfacesResponse interfaces(DescribeNetworkInterfacesRequest request) {
        Stream<NetworkInterface> asked = Networks.asked(
                NetworkInterface.class, request.networkInterfaceIds(), AwsRule.EC2_INTERFACE_MISSING, account);
        Ec2Page<NetworkInterface> page = Ec2Page.of(
                nicFilters.apply(asked, request.filters()).toList(),
                new Ec2Page.Wanted(request.networkInterfaceIds(), request.maxResults(), request.nextToken()));
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.items().stream().map(this::view).toList())
                .nextToken(page.next())
                .build();
    }

    private software.amazon.awssdk.services.ec2.model.NetworkInterface view(NetworkInterface nic) {
        boolean managed = nic.holder().managed();
        return software.amazon.awssdk.services.ec2.model.NetworkInterface.builder()
                .networkInterfaceId(nic.id())
                .description(nic.holder().description())
                .subnetId(nic.subnet())
                .vpcId(subnet(nic).map(Subnet::vpc).orElse(null))
                .availabilityZone(subnet(nic).map(Subnet::zone).orElse(null))
                .privateIpAddress(nic.address())
                .groups(groups(nic))
                .interfaceType(managed ? "network_load_balancer" : "interface")
                .requesterManaged(managed)
                .requesterId(managed ? "amazon-elb" : null)
                .ownerId(Account.NUMBER)
                .status("in-use")
                .attachment(attachment -> attachment
                        .status("attached")
                        .instanceId(managed ? null : nic.holder().owner())
                        .instanceOwnerId(managed ? "amazon-aws" : Account.NUMBER))
                .build();
    }

    private List<GroupIdentifier> groups(NetworkInterface nic) {
        return nic.groups().stream()
                .flatMap(id -> account.store().find(SecurityGroup.class, id).stream())
                .map(group -> GroupIdentifier.builder()
                        .groupId(group.id())
                        .groupName(group.name())
                        .build())
                .toList();
    }

    private Stream<NetworkInterface> nics(Instance instance) {
        return account.interfacesOf(instance.id()).stream();
    }

    private List<String> vpc(Instance instance) {
        return nics(instance)
                .flatMap(nic -> subnet(nic).stream())
                .map(Subnet::vpc)
                .toList();
    }

    private Optional<Subnet> subnet(NetworkInterface nic) {
        return account.store().find(Subnet.class, nic.subnet());
    }

    private static String state(Instance instance) {
        return instance.running() ? "running" : "terminated";
    }

    private static String dnsName(Instance instance) {
        return "ip-" + instance.privateAddress().replace('.', '-') + ".ec2.internal";
    }
}
