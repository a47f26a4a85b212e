package dev.fairway.aws.facts;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.aws.facts.AwsFacts.Subnet;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Filter;

/** Finds the cluster's network by the tag {@code kubernetes.io/cluster/NAME}, which installers of clusters set. */
public final class ReadFacts {

    public static Result<AwsFacts> of(AwsClients aws, ClusterScope scope) {
        return AwsErrors.call("DescribeSubnets", "cluster " + scope.cluster(), () -> read(aws, scope));
    }

    private static AwsFacts read(AwsClients aws, ClusterScope scope) {
        String clusterTag = "kubernetes.io/cluster/" + scope.cluster();
        String vpc = scope.network().isEmpty() ? vpcByTag(aws, clusterTag) : scope.network();
        if (vpc.isEmpty()) {
            return new AwsFacts("", List.of(), List.of());
        }
        Set<String> ordinary = aws.ec2().describeAvailabilityZones().availabilityZones().stream()
                .filter(zone -> zone.zoneType() == null || zone.zoneType().equals("availability-zone"))
                .map(AvailabilityZone::zoneName)
                .collect(Collectors.toSet());
        List<Subnet> subnets = new ArrayList<>();
        aws.ec2()
                .describeSubnetsPaginator(r -> r.filters(filter("vpc-id", vpc)))
                .subnets()
                .forEach(s -> subnets.add(new Subnet(
                        s.subnetId(),
                        s.availabilityZone(),
                        ordinary.contains(s.availabilityZone()),
                        AwsTags.ofEc2(s.tags()))));
        List<String> nodeGroups = new ArrayList<>();
        aws.ec2()
                .describeSecurityGroupsPaginator(r -> r.filters(filter("vpc-id", vpc), filter("tag-key", clusterTag)))
                .securityGroups()
                .forEach(group -> nodeGroups.add(group.groupId()));
        return new AwsFacts(vpc, subnets, nodeGroups.stream().sorted().toList());
    }

    private static String vpcByTag(AwsClients aws, String clusterTag) {
        return aws.ec2().describeSubnets(r -> r.filters(filter("tag-key", clusterTag))).subnets().stream()
                .map(software.amazon.awssdk.services.ec2.model.Subnet::vpcId)
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private ReadFacts() {}
}
