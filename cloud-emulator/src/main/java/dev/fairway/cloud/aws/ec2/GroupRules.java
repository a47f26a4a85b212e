package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.GroupRule;
import dev.fairway.cloud.aws.state.GroupRule.Permission;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.SecurityGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;

/** Inbound rules. A call is done whole or not at all. */
final class GroupRules {
    private static final Filters<GroupRule> FILTERS =
            new Filters<GroupRule>().on("group-id", GroupRule::group).on("security-group-rule-id", GroupRule::id);

    private final Account account;
    private final Ec2Tags tags;
    private final Permissions permissions;

    GroupRules(Account account, Ec2Tags tags) {
        this.account = account;
        this.tags = tags;
        this.permissions = new Permissions(account);
    }

    AuthorizeSecurityGroupIngressResponse authorize(AuthorizeSecurityGroupIngressRequest request) {
        SecurityGroup group = SecurityGroups.existing(account, request.groupId());
        List<Permissions.Described> wanted = permissions.read(given(
                request.ipPermissions(), request.ipProtocol(), request.cidrIp(), request.fromPort(), request.toPort()));
        Map<String, String> given = tags.given(request.tagSpecifications(), "security-group-rule");
        Map<Permission, GroupRule> existing = inbound(group);
        List<GroupRule> added = new ArrayList<>();
        for (Permissions.Described each : wanted) {
            GroupRule rule = new GroupRule(
                    account.ids().ec2("sgr"), group.id(), false, each.permission(), each.description(), given);
            if (existing.put(each.permission(), rule) != null) {
                throw AwsRule.EC2_RULE_TWICE.refuse(
                        "the specified rule \"" + words(each.permission()) + ", ALLOW\" already exists");
            }
            added.add(rule);
        }
        if (existing.size() > account.quotas().of(Quotas.RULES)) {
            throw AwsRule.EC2_RULE_QUOTA.refuse("The maximum number of rules per security group has been reached.");
        }
        added.forEach(account.store()::put);
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(added.stream().map(PermissionViews::single).toList())
                .build();
    }

    RevokeSecurityGroupIngressResponse revoke(RevokeSecurityGroupIngressRequest request) {
        SecurityGroup group = SecurityGroups.existing(account, request.groupId());
        List<GroupRule> removed = request.securityGroupRuleIds().isEmpty()
                ? byPermission(
                        inbound(group),
                        given(
                                request.ipPermissions(),
                                request.ipProtocol(),
                                request.cidrIp(),
                                request.fromPort(),
                                request.toPort()))
                : request.securityGroupRuleIds().stream()
                        .map(id -> byId(group, id))
                        .toList();
        removed.forEach(account.store()::remove);
        return RevokeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .revokedSecurityGroupRules(
                        removed.stream().map(GroupRules::revoked).toList())
                .build();
    }

    private List<GroupRule> byPermission(Map<Permission, GroupRule> existing, List<IpPermission> wanted) {
        return permissions.read(wanted).stream()
                .map(each -> {
                    GroupRule rule = existing.get(each.permission());
                    if (rule == null) {
                        throw AwsRule.EC2_RULE_MISSING.refuse(
                                "The specified rule does not exist in this security group: "
                                        + words(each.permission()));
                    }
                    return rule;
                })
                .toList();
    }

    private GroupRule byId(SecurityGroup group, String id) {
        return account.store()
                .find(GroupRule.class, id)
                .filter(rule -> rule.group().equals(group.id()) && !rule.egress())
                .orElseThrow(() ->
                        AwsRule.EC2_RULE_ID_MISSING.refuse("The security group rule ID '" + id + "' does not exist"));
    }

    DescribeSecurityGroupRulesResponse describe(DescribeSecurityGroupRulesRequest request) {
        Stream<GroupRule> asked =
                Networks.asked(GroupRule.class, request.securityGroupRuleIds(), AwsRule.EC2_RULE_ID_MISSING, account);
        Ec2Page<GroupRule> page = Ec2Page.of(
                FILTERS.apply(asked, request.filters()).toList(),
                new Ec2Page.Wanted(request.securityGroupRuleIds(), request.maxResults(), request.nextToken()));
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(
                        page.items().stream().map(PermissionViews::single).toList())
                .nextToken(page.next())
                .build();
    }

    /** The nested permissions, or the one that the flat parameters mean. */
    private static List<IpPermission> given(
            List<IpPermission> nested,
            @Nullable String protocol,
            @Nullable String cidr,
            @Nullable Integer from,
            @Nullable Integer to) {
        if (!nested.isEmpty()) {
            return nested;
        }
        if (protocol == null) {
            throw AwsRule.EC2_PARAMETER_MISSING.refuse("The request must contain the parameter IpPermissions");
        }
        return List.of(IpPermission.builder()
                .ipProtocol(protocol)
                .fromPort(from)
                .toPort(to)
                .ipRanges(range -> range.cidrIp(cidr))
                .build());
    }

    private Map<Permission, GroupRule> inbound(SecurityGroup group) {
        Map<Permission, GroupRule> rules = new LinkedHashMap<>();
        account.rulesOf(group.id()).filter(rule -> !rule.egress()).forEach(rule -> rules.put(rule.permission(), rule));
        return rules;
    }

    private static String words(Permission permission) {
        return "peer: " + permission.peer().value() + ", "
                + permission.protocol().toUpperCase(Locale.ROOT) + ", from port: " + permission.from() + ", to port: "
                + permission.to();
    }

    private static RevokedSecurityGroupRule revoked(GroupRule rule) {
        return RevokedSecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .groupId(rule.group())
                .isEgress(false)
                .ipProtocol(rule.permission().protocol())
                .fromPort(rule.permission().from())
                .toPort(rule.permission().to())
                .build();
    }
}
