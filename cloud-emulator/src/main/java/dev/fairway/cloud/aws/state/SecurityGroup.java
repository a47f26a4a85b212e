package dev.fairway.cloud.aws.state;

import java.util.Map;

/** A set of rules for traffic; the rules are kept apart. */
public record SecurityGroup(String id, String vpc, String name, String description, Map<String, String> tags)
        implements Tagged {
    @Override
    public SecurityGroup withTags(Map<String, String> wanted) {
        return new SecurityGroup(id, vpc, name, description, wanted);
    }
}
