package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.GroupRule;
import dev.fairway.cloud.aws.state.GroupRule.Peer;
import dev.fairway.cloud.aws.state.NetworkInterface;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.SecurityGroup;
import dev.fairway.cloud.aws.state.Vpc;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;

/** Security groups: create, find, delete. */
final class SecurityGroups {
    private final Account account;
    private final Ec2Tags tags;
    private final Filters<SecurityGroup> filters = new Filters<SecurityGroup>()
            .on("group-id", SecurityGroup::id)
            .on("group-name", SecurityGroup::name)
            .on("vpc-id", SecurityGroup::vpc)
            .on("description", SecurityGroup::description)
            .on("owner-id", group -> Account.NUMBER)
            .onAny("ip-permission.group-id", this::referenced);

    SecurityGroups(Account account, Ec2Tags tags) {
        this.account = account;
        this.tags = tags;
    }

    CreateSecurityGroupResponse create(CreateSecurityGroupRequest request) {
        String name = text(request.groupName(), "GroupName");
        String vpc = text(request.vpcId(), "VpcId");
        String description = text(request.description(), "GroupDescription");
        if (name.startsWith("sg-") || name.length() > 255 || description.length() > 255) {
            throw AwsRule.EC2_VALUE.refuse("Invalid security group: a name must not begin with sg-,"
                    + " a name or description has at most 255 characters");
        }
        if (account.store().find(Vpc.class, vpc).isEmpty()) {
            throw AwsRule.EC2_VPC_MISSING.refuse("The vpc ID '" + vpc + "' does not exist");
        }
        Collection<SecurityGroup> all = account.store().all(SecurityGroup.class);
        if (all.stream()
                .anyMatch(group -> group.vpc().equals(vpc) && group.name().equals(name))) {
            throw AwsRule.EC2_GROUP_NAME_TAKEN.refuse(
                    "The security group '" + name + "' already exists for VPC '" + vpc + "'");
        }
        if (all.size() >= account.quotas().of(Quotas.GROUPS)) {
            throw AwsRule.EC2_GROUP_QUOTA.refuse("The maximum number of security groups has been reached.");
        }
        Map<String, String> given = tags.given(request.tagSpecifications(), "security-group");
        SecurityGroup group = new SecurityGroup(account.ids().ec2("sg"), vpc, name, description, given);
        account.store().put(group);
        account.store().put(openOutwards(group));
        return CreateSecurityGroupResponse.builder()
                .groupId(group.id())
                .securityGroupArn(arn(group))
                .tags(Ec2Tags.write(given))
                .build();
    }

    private GroupRule openOutwards(SecurityGroup group) {
        Peer everywhere = new Peer(Peer.Kind.IPV4, "0.0.0.0/0");
        return new GroupRule(
                account.ids().ec2("sgr"),
                group.id(),
                true,
                new GroupRule.Permission("-1", -1, -1, everywhere),
                "",
                Map.of());
    }

    DescribeSecurityGroupsResponse describe(DescribeSecurityGroupsRequest request) {
        if (!request.groupNames().isEmpty()) {
            // By name only groups of a default VPC or of EC2-Classic are found (docs); there is neither here.
            throw AwsRule.EC2_GROUP_MISSING.refuse("The security group '"
                    + request.groupNames().getFirst() + "' does not exist in default VPC; use the filter group-name");
        }
        Stream<SecurityGroup> asked =
                Networks.asked(SecurityGroup.class, request.groupIds(), AwsRule.EC2_GROUP_MISSING, account);
        Ec2Page<SecurityGroup> page = Ec2Page.of(
                filters.apply(asked, request.filters()).toList(),
                new Ec2Page.Wanted(request.groupIds(), request.maxResults(), request.nextToken()));
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.items().stream().map(this::view).toList())
                .nextToken(page.next())
                .build();
    }

    DeleteSecurityGroupResponse delete(DeleteSecurityGroupRequest request) {
        SecurityGroup group = existing(account, request.groupId());
        boolean worn = account.store().all(NetworkInterface.class).stream()
                .anyMatch(nic -> nic.groups().contains(group.id()));
        Peer itself = new Peer(Peer.Kind.GROUP, group.id());
        boolean named = account.store().all(GroupRule.class).stream()
                .anyMatch(rule -> !rule.group().equals(group.id())
                        && rule.permission().peer().equals(itself));
        if (worn || named) {
            throw AwsRule.EC2_GROUP_IN_USE.refuse("resource " + group.id() + " has a dependent object");
        }
        account.rulesOf(group.id()).toList().forEach(account.store()::remove);
        account.store().remove(group);
        return DeleteSecurityGroupResponse.builder()
                .returnValue(true)
                .groupId(group.id())
                .build();
    }

    static SecurityGroup existing(Account account, @Nullable String id) {
        return account.store()
                .find(SecurityGroup.class, text(id, "GroupId"))
                .orElseThrow(() -> AwsRule.EC2_GROUP_MISSING.refuse("The security group '" + id + "' does not exist"));
    }

    private static String text(@Nullable String value, String parameter) {
        if (value == null || value.isEmpty()) {
            throw AwsRule.EC2_PARAMETER_MISSING.refuse("The request must contain the parameter " + parameter);
        }
        return value;
    }

    private List<String> referenced(SecurityGroup group) {
        return account.rulesOf(group.id())
                .filter(rule -> !rule.egress() && rule.permission().peer().kind() == Peer.Kind.GROUP)
                .map(rule -> rule.permission().peer().value())
                .toList();
    }

    private static String arn(SecurityGroup group) {
        return "arn:aws:ec2:" + Account.REGION + ":" + Account.NUMBER + ":security-group/" + group.id();
    }

    private software.amazon.awssdk.services.ec2.model.SecurityGroup view(SecurityGroup group) {
        return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .vpcId(group.vpc())
                .ownerId(Account.NUMBER)
                .securityGroupArn(arn(group))
                .ipPermissions(
                        PermissionViews.nested(account.rulesOf(group.id()).filter(rule -> !rule.egress())))
                .ipPermissionsEgress(
                        PermissionViews.nested(account.rulesOf(group.id()).filter(GroupRule::egress)))
                .tags(Ec2Tags.write(group.tags()))
                .build();
    }
}
