package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Subnet;
import dev.fairway.cloud.aws.state.Vpc;
import dev.fairway.cloud.store.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;

/** VPCs, subnets and zones, which nobody changes but for their tags. */
final class Networks {
    private static final Filters<Vpc> VPC_FILTERS = new Filters<Vpc>()
            .on("vpc-id", Vpc::id)
            .on("cidr", vpc -> vpc.cidr().toString())
            .on("cidr-block-association.cidr-block", vpc -> vpc.cidr().toString())
            .on("is-default", vpc -> "false")
            .on("state", vpc -> "available");
    private static final Filters<Subnet> SUBNET_FILTERS = new Filters<Subnet>()
            .on("subnet-id", Subnet::id)
            .on("vpc-id", Subnet::vpc)
            .on("availability-zone", Subnet::zone)
            .on("cidr-block", subnet -> subnet.cidr().toString())
            .on("state", subnet -> "available");

    private final Account account;

    Networks(Account account) {
        this.account = account;
    }

    DescribeVpcsResponse vpcs(DescribeVpcsRequest request) {
        Stream<Vpc> asked = asked(Vpc.class, request.vpcIds(), AwsRule.EC2_VPC_MISSING, account);
        Ec2Page<Vpc> page = Ec2Page.of(
                VPC_FILTERS.apply(asked, request.filters()).toList(),
                new Ec2Page.Wanted(request.vpcIds(), request.maxResults(), request.nextToken()));
        return DescribeVpcsResponse.builder()
                .vpcs(page.items().stream().map(Networks::view).toList())
                .nextToken(page.next())
                .build();
    }

    DescribeSubnetsResponse subnets(DescribeSubnetsRequest request) {
        Stream<Subnet> asked = asked(Subnet.class, request.subnetIds(), AwsRule.EC2_SUBNET_MISSING, account);
        Ec2Page<Subnet> page = Ec2Page.of(
                SUBNET_FILTERS.apply(asked, request.filters()).toList(),
                new Ec2Page.Wanted(request.subnetIds(), request.maxResults(), request.nextToken()));
        return DescribeSubnetsResponse.builder()
                .subnets(page.items().stream().map(Networks::view).toList())
                .nextToken(page.next())
                .build();
    }

    /** The zones that have a subnet. */
    DescribeAvailabilityZonesResponse zones(DescribeAvailabilityZonesRequest request) {
        List<AvailabilityZone> zones = account.store().all(Subnet.class).stream()
                .map(Subnet::zone)
                .distinct()
                .filter(zone ->
                        request.zoneNames().isEmpty() || request.zoneNames().contains(zone))
                .sorted(Comparator.naturalOrder())
                .map(Networks::zone)
                .toList();
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(zones)
                .build();
    }

    private static AvailabilityZone zone(String name) {
        return AvailabilityZone.builder()
                .zoneName(name)
                .zoneId(zoneId(name))
                .zoneType("availability-zone")
                .state("available")
                .regionName(Account.REGION)
                .groupName(Account.REGION)
                .optInStatus("opt-in-not-required")
                .build();
    }

    private static String zoneId(String zone) {
        return "use1-az" + (zone.charAt(zone.length() - 1) - 'a' + 1);
    }

    private static software.amazon.awssdk.services.ec2.model.Vpc view(Vpc vpc) {
        return software.amazon.awssdk.services.ec2.model.Vpc.builder()
                .vpcId(vpc.id())
                .ownerId(Account.NUMBER)
                .cidrBlock(vpc.cidr().toString())
                .cidrBlockAssociationSet(association ->
                        association.cidrBlock(vpc.cidr().toString()).cidrBlockState(state -> state.state("associated")))
                .state("available")
                .isDefault(false)
                .tags(Ec2Tags.write(vpc.tags()))
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.Subnet view(Subnet subnet) {
        return software.amazon.awssdk.services.ec2.model.Subnet.builder()
                .subnetId(subnet.id())
                .vpcId(subnet.vpc())
                .ownerId(Account.NUMBER)
                .availabilityZone(subnet.zone())
                .availabilityZoneId(zoneId(subnet.zone()))
                .cidrBlock(subnet.cidr().toString())
                .availableIpAddressCount(subnet.cidr().size() - 5)
                .state("available")
                .mapPublicIpOnLaunch(true)
                .defaultForAz(false)
                .tags(Ec2Tags.write(subnet.tags()))
                .build();
    }

    /** Those with the given ids, each of which must exist; all where none is given. */
    static <T extends Entity> Stream<T> asked(Class<T> kind, List<String> ids, AwsRule missing, Account account) {
        if (ids.isEmpty()) {
            return account.store().all(kind).stream();
        }
        return ids.stream()
                .map(id -> account.store()
                        .find(kind, id)
                        .orElseThrow(() -> missing.refuse("The ID '" + id + "' does not exist")))
                .toList()
                .stream();
    }
}
