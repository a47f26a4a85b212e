package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.Set;

/**
 * A security group of a balancer, or the shared one that nodes let in. A balancer made without a group can never get one,
 * so there always is one.
 *
 * @param ownership its tags
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SecurityGroup(Ownership ownership, String name, String vpc) implements AwsSpec {
    public static final String TYPE = "security-group";
    public static final ResourceId FRONTEND = new ResourceId(TYPE, "frontend");
    public static final ResourceId SHARED = new ResourceId(TYPE, "shared");

    @Override
    public ResourceId id() {
        return owner().equals(Ownership.SHARED) ? SHARED : FRONTEND;
    }

    @Override
    public String owner() {
        return ownership.sourceUid();
    }

    @Override
    public Set<ResourceId> needs() {
        return Set.of();
    }

    @Override
    public Set<Slot> slots() {
        return Set.of(new Slot("security-group-name", vpc + "/" + name));
    }

    @Override
    public String summary() {
        return "security group " + name;
    }
}
