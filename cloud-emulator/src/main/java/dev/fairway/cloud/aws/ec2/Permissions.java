package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Cidr;
import dev.fairway.cloud.aws.state.GroupRule.Peer;
import dev.fairway.cloud.aws.state.GroupRule.Permission;
import dev.fairway.cloud.aws.state.SecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Reads EC2's nested permissions as single ones, in the form in which EC2 keeps them. */
final class Permissions {
    private static final Map<String, String> NUMBERS =
            Map.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6", "all", "-1");

    private final Account account;

    Permissions(Account account) {
        this.account = account;
    }

    record Described(Permission permission, String description) {}

    List<Described> read(List<IpPermission> permissions) {
        List<Described> all = new ArrayList<>();
        for (IpPermission each : permissions) {
            int before = all.size();
            each.ipRanges().forEach(range -> all.add(described(each, ipv4(range.cidrIp()), range.description())));
            each.ipv6Ranges().forEach(range -> all.add(described(each, ipv6(range.cidrIpv6()), range.description())));
            each.userIdGroupPairs().forEach(pair -> all.add(described(each, group(pair), pair.description())));
            each.prefixListIds()
                    .forEach(list -> all.add(described(
                            each,
                            new Peer(Peer.Kind.PREFIX_LIST, required(list.prefixListId(), "PrefixListId")),
                            list.description())));
            if (all.size() == before) {
                throw AwsRule.EC2_PARAMETER_MISSING.refuse(
                        "The request must contain a source for each of the IpPermissions");
            }
        }
        return all;
    }

    private static Described described(IpPermission permission, Peer peer, @Nullable String description) {
        String text = required(permission.ipProtocol(), "IpProtocol").toLowerCase(Locale.ROOT);
        String protocol = NUMBERS.getOrDefault(text, text);
        String note = description == null ? "" : description;
        return switch (protocol) {
            case "-1" -> new Described(new Permission(protocol, -1, -1, peer), note);
            case "tcp", "udp" -> {
                int from = port(permission.fromPort());
                int to = port(permission.toPort());
                if (from > to) {
                    throw AwsRule.EC2_VALUE.refuse("Invalid TCP/UDP port range (" + from + ":" + to + ")");
                }
                yield new Described(new Permission(protocol, from, to, peer), note);
            }
            case "icmp", "icmpv6" ->
                new Described(
                        new Permission(protocol, or(permission.fromPort(), -1), or(permission.toPort(), -1), peer),
                        note);
            default -> {
                if (!protocol.matches("\\d{1,3}")) {
                    throw AwsRule.EC2_VALUE.refuse("Invalid value '" + text + "' for IP protocol. Unknown protocol.");
                }
                yield new Described(new Permission(protocol, -1, -1, peer), note);
            }
        };
    }

    private static int port(@Nullable Integer port) {
        if (port == null || port < 0 || port > 65535) {
            throw AwsRule.EC2_VALUE.refuse(
                    "Invalid value '" + port + "' for port number. Must be 0-65535 for TCP and UDP.");
        }
        return port;
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static Peer ipv4(@Nullable String cidr) {
        return Cidr.parse(required(cidr, "CidrIp"))
                .map(block -> new Peer(Peer.Kind.IPV4, block.toString()))
                .orElseThrow(() -> AwsRule.EC2_VALUE.refuse("CIDR block " + cidr + " is malformed"));
    }

    private static Peer ipv6(@Nullable String given) {
        String cidr = required(given, "CidrIpv6");
        if (!cidr.matches("[0-9a-fA-F:.]+/\\d{1,3}") || !cidr.contains(":")) {
            throw AwsRule.EC2_VALUE.refuse("CIDR block " + cidr + " is malformed");
        }
        return new Peer(Peer.Kind.IPV6, cidr.toLowerCase(Locale.ROOT));
    }

    private Peer group(UserIdGroupPair pair) {
        String id = required(pair.groupId(), "GroupId");
        if (account.store().find(SecurityGroup.class, id).isEmpty()) {
            throw AwsRule.EC2_GROUP_MISSING.refuse("The security group '" + id + "' does not exist");
        }
        return new Peer(Peer.Kind.GROUP, id);
    }

    private static String required(@Nullable String value, String member) {
        if (value == null || value.isEmpty()) {
            throw AwsRule.EC2_PARAMETER_MISSING.refuse("The request must contain the parameter " + member);
        }
        return value;
    }
}
