package dev.fairway.cloud.aws.state;

import java.util.Map;

/** A network. */
public record Vpc(String id, Cidr cidr, Map<String, String> tags) implements Tagged {
    @Override
    public Vpc withTags(Map<String, String> wanted) {
        return new Vpc(id, cidr, wanted);
    }
}
