package dev.fairway.aws.observe;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.NodeAccess;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.SecurityGroupRules.Rule;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Ownership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** Security groups by tag, their rules, and our one rule in the nodes' group. */
final class ReadGroups {

    static List<Found<AwsSpec>> of(AwsClients aws, ClusterScope scope, Set<String> owners) {
        List<Found<AwsSpec>> found = new ArrayList<>();
        aws.ec2()
                .describeSecurityGroupsPaginator(r -> r.filters(marked(scope, owners)))
                .securityGroups()
                .forEach(group -> {
                    Ownership ownership = Ownership.read(AwsTags.ofEc2(group.tags()));
                    if (ownership == null) {
                        return;
                    }
                    Handle handle = Handle.of(group.groupId());
                    found.add(new Found<>(new SecurityGroup(ownership, group.groupName(), group.vpcId()), handle));
                    if (!ownership.sourceUid().equals(Ownership.SHARED)) {
                        found.add(new Found<>(
                                new SecurityGroupRules(ownership.sourceUid(), rules(group.ipPermissions())), handle));
                    }
                });
        if (owners.contains(Ownership.SHARED)) {
            aws.ec2()
                    .describeSecurityGroupRulesPaginator(r -> r.filters(marked(scope, Set.of(Ownership.SHARED))))
                    .securityGroupRules()
                    .forEach(rule -> {
                        Ownership ownership = Ownership.read(AwsTags.ofEc2(rule.tags()));
                        if (ownership != null) {
                            found.add(new Found<>(
                                    new NodeAccess(ownership, rule.groupId()), Handle.of(rule.securityGroupRuleId())));
                        }
                    });
        }
        return found;
    }

    static Collection<Filter> marked(ClusterScope scope, Set<String> owners) {
        return List.of(
                Filter.builder()
                        .name("tag:" + Ownership.CLUSTER_UID)
                        .values(scope.clusterUid())
                        .build(),
                Filter.builder()
                        .name("tag:" + Ownership.SOURCE_UID)
                        .values(owners)
                        .build());
    }

    private static List<Rule> rules(List<IpPermission> permissions) {
        return permissions.stream()
                .flatMap(p -> p.ipRanges().stream()
                        .map(range -> new Rule(p.ipProtocol(), port(p.fromPort()), port(p.toPort()), range.cidrIp())))
                .toList();
    }

    private static int port(@org.jspecify.annotations.Nullable Integer port) {
        return port == null ? -1 : port;
    }

    private ReadGroups() {}
}
