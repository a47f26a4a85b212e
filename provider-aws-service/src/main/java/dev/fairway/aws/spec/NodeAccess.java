package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.Set;

/**
 * The one rule by which nodes let balancers in: all traffic from the shared group, for node ports and pods alike. The group
 * of the nodes is not ours; only this rule in it is.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeAccess(Ownership ownership, String nodeGroup) implements AwsSpec {
    public static final String TYPE = "node-access";

    @Override
    public ResourceId id() {
        return new ResourceId(TYPE, nodeGroup);
    }

    @Override
    public String owner() {
        return Ownership.SHARED;
    }

    @Override
    public Set<ResourceId> needs() {
        return Set.of(SecurityGroup.SHARED);
    }

    @Override
    public Set<Slot> slots() {
        return Set.of();
    }

    @Override
    public String summary() {
        return "rule in the nodes' security group " + nodeGroup;
    }
}
