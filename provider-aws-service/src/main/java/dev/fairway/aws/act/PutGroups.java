package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.aws.spec.NodeAccess;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.SecurityGroupRules.Rule;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Made;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.Refs;
import dev.fairway.spi.Result;
import java.util.List;
import java.util.function.Consumer;
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
        return AwsErrors.attempt("CreateSecurityGroup", group.name(), () -> {
            try {
                return Result.done(Made.confirmed(Handle.of(aws.ec2()
                        .createSecurityGroup(r -> r.groupName(group.name())
                                .vpcId(group.vpc())
                                .description("Fairway: " + group.ownership().source())
                                .tagSpecifications(AwsTags.ec2(ResourceType.SECURITY_GROUP, group.ownership())))
                        .groupId())));
            } catch (Ec2Exception e) {
                if (AwsErrors.is(e, "InvalidGroup.Duplicate")) {
                    return adopt(group);
                }
                throw e;
            }
        });
    }

    /** A group of our computed name is there already: the reply to an earlier create was lost, or it is somebody else's. */
    private Result<Made> adopt(SecurityGroup group) {
        var there = aws
                .ec2()
                .describeSecurityGroups(
                        r -> r.filters(filter("vpc-id", group.vpc()), filter("group-name", group.name())))
                .securityGroups()
                .stream()
                .findFirst();
        if (there.isEmpty()) {
            return Foreign.overtaken("security group", group.name());
        }
        return group.ownership().equals(Ownership.read(AwsTags.ofEc2(there.get().tags())))
                ? Result.done(Made.confirmed(Handle.of(there.get().groupId())))
                : Foreign.found("security group", group.name());
    }

    Result<Made> rules(@Nullable SecurityGroupRules old, SecurityGroupRules rules, Refs refs) {
        String group = refs.handle(SecurityGroup.FRONTEND).value();
        List<Rule> before = old == null ? List.of() : old.rules();
        List<Rule> added =
                rules.rules().stream().filter(r -> !before.contains(r)).toList();
        List<Rule> removed =
                before.stream().filter(r -> !rules.rules().contains(r)).toList();
        return AwsErrors.call("AuthorizeSecurityGroupIngress", group, () -> {
            // Allow first, so that who is allowed before and after is never locked out.
            each(
                    added,
                    "InvalidPermission.Duplicate",
                    some -> aws.ec2()
                            .authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permissions(some))));
            each(
                    removed,
                    "InvalidPermission.NotFound",
                    some -> aws.ec2()
                            .revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permissions(some))));
            return Made.confirmed(Handle.of(group));
        });
    }

    /** AWS takes all rules of a call or none; where one is so already, as after a lost reply, each is tried by itself. */
    private static void each(List<Rule> rules, String soAlready, Consumer<List<Rule>> call) {
        if (rules.isEmpty()) {
            return;
        }
        try {
            call.accept(rules);
        } catch (Ec2Exception e) {
            if (!AwsErrors.is(e, soAlready)) {
                throw e;
            }
            if (rules.size() > 1) {
                rules.forEach(rule -> each(List.of(rule), soAlready, call));
            }
        }
    }

    Result<Made> nodeAccess(NodeAccess access, Refs refs) {
        String shared = refs.handle(SecurityGroup.SHARED).value();
        return AwsErrors.attempt("AuthorizeSecurityGroupIngress", access.nodeGroup(), () -> {
            try {
                return Result.done(Made.confirmed(Handle.of(allow(access, shared))));
            } catch (Ec2Exception e) {
                if (AwsErrors.is(e, "InvalidPermission.Duplicate")) {
                    return adopt(access, shared);
                }
                throw e;
            }
        });
    }

    private String allow(NodeAccess access, String shared) {
        return aws.ec2()
                .authorizeSecurityGroupIngress(r -> r.groupId(access.nodeGroup())
                        .tagSpecifications(AwsTags.ec2(ResourceType.SECURITY_GROUP_RULE, access.ownership()))
                        .ipPermissions(p -> p.ipProtocol("-1")
                                .userIdGroupPairs(pair -> pair.groupId(shared)
                                        .description("Fairway: load balancers of "
                                                + access.ownership().source()))))
                .securityGroupRules()
                .getFirst()
                .securityGroupRuleId();
    }

    private Result<Made> adopt(NodeAccess access, String shared) {
        return aws
                .ec2()
                .describeSecurityGroupRulesPaginator(r -> r.filters(filter("group-id", access.nodeGroup())))
                .securityGroupRules()
                .stream()
                .filter(rule -> rule.referencedGroupInfo() != null
                        && shared.equals(rule.referencedGroupInfo().groupId()))
                .filter(rule -> access.ownership().equals(Ownership.read(AwsTags.ofEc2(rule.tags()))))
                .findFirst()
                .map(rule -> Result.done(Made.confirmed(Handle.of(rule.securityGroupRuleId()))))
                .orElseGet(() -> Foreign.found("rule for our shared group in security group", access.nodeGroup()));
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
}
