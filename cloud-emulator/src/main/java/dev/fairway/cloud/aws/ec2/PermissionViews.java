package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.GroupRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Rules as EC2 describes them: one by one, or nested by their traffic. */
final class PermissionViews {

    private record Traffic(String protocol, int from, int to) {}

    static List<IpPermission> nested(Stream<GroupRule> rules) {
        Map<Traffic, List<GroupRule>> byTraffic = new LinkedHashMap<>();
        rules.forEach(rule -> byTraffic
                .computeIfAbsent(
                        new Traffic(
                                rule.permission().protocol(),
                                rule.permission().from(),
                                rule.permission().to()),
                        traffic -> new ArrayList<>())
                .add(rule));
        return byTraffic.entrySet().stream()
                .map(each -> nested(each.getKey(), each.getValue()))
                .toList();
    }

    private static IpPermission nested(Traffic traffic, List<GroupRule> rules) {
        List<IpRange> ipv4 = new ArrayList<>();
        List<Ipv6Range> ipv6 = new ArrayList<>();
        List<UserIdGroupPair> groups = new ArrayList<>();
        List<PrefixListId> lists = new ArrayList<>();
        for (GroupRule rule : rules) {
            String peer = rule.permission().peer().value();
            String note = note(rule);
            switch (rule.permission().peer().kind()) {
                case IPV4 ->
                    ipv4.add(IpRange.builder().cidrIp(peer).description(note).build());
                case IPV6 ->
                    ipv6.add(
                            Ipv6Range.builder().cidrIpv6(peer).description(note).build());
                case GROUP ->
                    groups.add(UserIdGroupPair.builder()
                            .groupId(peer)
                            .userId(Account.NUMBER)
                            .description(note)
                            .build());
                case PREFIX_LIST ->
                    lists.add(PrefixListId.builder()
                            .prefixListId(peer)
                            .description(note)
                            .build());
            }
        }
        boolean all = traffic.protocol().equals("-1");
        return IpPermission.builder()
                .ipProtocol(traffic.protocol())
                .fromPort(all ? null : traffic.from())
                .toPort(all ? null : traffic.to())
                .ipRanges(ipv4)
                .ipv6Ranges(ipv6)
                .userIdGroupPairs(groups)
                .prefixListIds(lists)
                .build();
    }

    static SecurityGroupRule single(GroupRule rule) {
        SecurityGroupRule.Builder view = SecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .groupId(rule.group())
                .groupOwnerId(Account.NUMBER)
                .isEgress(rule.egress())
                .ipProtocol(rule.permission().protocol())
                .fromPort(rule.permission().from())
                .toPort(rule.permission().to())
                .description(note(rule))
                .tags(Ec2Tags.write(rule.tags()));
        String peer = rule.permission().peer().value();
        return switch (rule.permission().peer().kind()) {
            case IPV4 -> view.cidrIpv4(peer).build();
            case IPV6 -> view.cidrIpv6(peer).build();
            case GROUP ->
                view.referencedGroupInfo(ReferencedSecurityGroup.builder()
                                .groupId(peer)
                                .userId(Account.NUMBER)
                                .build())
                        .build();
            case PREFIX_LIST -> view.prefixListId(peer).build();
        };
    }

    private static @Nullable String note(GroupRule rule) {
        return rule.description().isEmpty() ? null : rule.description();
    }

    private PermissionViews() {}
}
