package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.aws.spec.NodeAccess;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.SecurityGroupRules.Rule;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Made;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.Refs;
import dev.fairway.spi.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** Security groups and their rules. */
final class PutGroups {
    private final AwsClients aws;

    PutGroups(AwsClients aws) {
        this.aws = aws;
    }

    Result<Made> group(SecurityGroup group) {
        try {
            return Result.done(Made.confirmed(Handle.of(aws.ec2()
                    .createSecurityGroup(r -> r.groupName(group.name())
                            .vpcId(group.vpc())
                            .description("Fairway: " + group.ownership().source())
                            .tagSpecifications(AwsTags.ec2(ResourceType.SECURITY_GROUP, group.ownership())))
                    .groupId())));
        } catch (Ec2Exception e) {
            return AwsErrors.is(e, "InvalidGroup.Duplicate")
                    ? adopt(group)
                    : AwsErrors.call("CreateSecurityGroup", group.name(), () -> {
                        throw e;
                    });
        }
    }

    /** A group of our computed name is there already: the reply to an earlier create was lost, or it is somebody else's. */
    private Result<Made> adopt(SecurityGroup group) {
        return flat(AwsErrors.call("DescribeSecurityGroups", group.name(), () -> {
            var there = aws
                    .ec2()
                    .describeSecurityGroups(
                            r -> r.filters(filter("vpc-id", group.vpc()), filter("group-name", group.name())))
                    .securityGroups()
                    .stream()
                    .findFirst();
            if (there.isEmpty()) {
                return Result.<Made>failed(Failure.of(
                        FailureKind.CONFLICT, "Overtaken", group.name(), "The group vanished while it was looked at."));
            }
            return group.ownership().equals(Ownership.read(AwsTags.ofEc2(there.get().tags())))
                    ? Result.done(Made.confirmed(Handle.of(there.get().groupId())))
                    : Foreign.<Made>found("security group", group.name());
        }));
    }

    Result<Made> rules(@Nullable SecurityGroupRules old, SecurityGroupRules rules, Refs refs) {
        String group = refs.handle(SecurityGroup.FRONTEND).value();
        List<Rule> before = old == null ? List.of() : old.rules();
        List<Rule> added = rules.rules().stream().filter(r -> !before.contains(r)).toList();
        List<Rule> removed = before.stream().filter(r -> !rules.rules().contains(r)).toList();
        return AwsErrors.call("AuthorizeSecurityGroupIngress", group, () -> {
            // Allow first, so that who is allowed before and after is never locked out.
            if (!added.isEmpty()) {
                aws.ec2()
                        .authorizeSecurityGroupIngress(
                                r -> r.groupId(group).ipPermissions(permissions(added)));
            }
            if (!removed.isEmpty()) {
                aws.ec2()
                        .revokeSecurityGroupIngress(
                                r -> r.groupId(group).ipPermissions(permissions(removed)));
            }
            return Made.confirmed(Handle.of(group));
        });
    }

    Result<Made> nodeAccess(NodeAccess access, Refs refs) {
        String shared = refs.handle(SecurityGroup.SHARED).value();
        return AwsErrors.call("AuthorizeSecurityGroupIngress", access.nodeGroup(), () -> {
            var made = aws.ec2()
                    .authorizeSecurityGroupIngress(r -> r.groupId(access.nodeGroup())
                            .tagSpecifications(AwsTags.ec2(ResourceType.SECURITY_GROUP_RULE, access.ownership()))
                            .ipPermissions(p -> p.ipProtocol("-1")
                                    .userIdGroupPairs(pair -> pair.groupId(shared)
                                            .description("Fairway: load balancers of "
                                                    + access.ownership().source()))));
            return Made.confirmed(Handle.of(made.securityGroupRules().getFirst().securityGroupRuleId()));
        });
    }

    private static List<IpPermission> permissions(List<Rule> rules) {
        return rules.stream()
                .map(rule -> IpPermission.builder()
                        .ipProtocol(rule.protocol())
                        .fromPort(rule.from())
                        .toPort(rule.to())
                        .ipRanges(range -> range.cidrIp(rule.cidr()))
                        .build())
                .toList();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static <T> Result<T> flat(Result<Result<T>> nested) {
        return switch (nested) {
            case Result.Done<Result<T>> done -> done.value();
            case Result.Failed<Result<T>> failed -> Result.failed(failed.failure());
        };
    }
}
