package dev.fairway.cloud.aws.state;

import java.util.Map;

/** One permission of a security group; two with the same traffic and peer are the same rule whatever their description. */
public record GroupRule(
        String id, String group, boolean egress, Permission permission, String description, Map<String, String> tags)
        implements Tagged {

    /**
     * @param protocol tcp, udp, icmp, icmpv6, a number, or -1 for all
     * @param from -1 for all
     */
    public record Permission(String protocol, int from, int to, Peer peer) {}

    /** @param value an IPv4 or IPv6 block, a security group's id or a prefix list's id */
    public record Peer(Kind kind, String value) {
        public enum Kind {
            IPV4,
            IPV6,
            GROUP,
            PREFIX_LIST
        }
    }

    @Override
    public GroupRule withTags(Map<String, String> wanted) {
        return new GroupRule(id, group, egress, permission, description, wanted);
    }
}
