package dev.fairway.cloud.aws.state;

import java.util.Map;

/** The part of a network that is in one zone. */
public record Subnet(String id, String vpc, String zone, Cidr cidr, Map<String, String> tags) implements Tagged {
    @Override
    public Subnet withTags(Map<String, String> wanted) {
        return new Subnet(id, vpc, zone, cidr, wanted);
    }
}
