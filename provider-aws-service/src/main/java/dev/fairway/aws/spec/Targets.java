package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Who is registered with a target group; draining targets are not counted. Goes with its group, without a call. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Targets(String owner, String group, List<TargetRef> targets) implements AwsSpec {
    public static final String TYPE = "targets";

    public Targets {
        targets = targets.stream().distinct().sorted(TargetRef.ORDER).toList();
    }

    @Override
    public ResourceId id() {
        return new ResourceId(TYPE, group);
    }

    public ResourceId groupId() {
        return new ResourceId(TargetGroup.TYPE, group);
    }

    @Override
    public Set<ResourceId> needs() {
        return Set.of(groupId());
    }

    @Override
    public Set<Slot> slots() {
        return Set.of();
    }

    @Override
    public String summary() {
        return targets.size() + " targets of " + group;
    }

    /** @param id an instance's id or an IP address */
    public record TargetRef(String id, int port) {
        static final Comparator<TargetRef> ORDER =
                Comparator.comparing(TargetRef::id).thenComparing(TargetRef::port);
    }
}
