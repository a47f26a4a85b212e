package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.Set;

/**
 * The pool behind one listener. Protocol, port, target type and VPC are immutable on AWS, and a group can serve one balancer
 * only: all of that is in {@code part}, hence in the id and the name.
 *
 * @param port the node port, or the pods' port
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TargetGroup(
        Ownership ownership, String part, String name, String protocol, int port, String vpc, HealthCheck healthCheck)
        implements AwsSpec {
    public static final String TYPE = "target-group";

    @Override
    public ResourceId id() {
        return new ResourceId(TYPE, part);
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
        return Set.of(new Slot("target-group-name", name));
    }

    /** {@code instance} or {@code ip}. */
    public String targetType() {
        return part.contains("-ip-") ? "ip" : "instance";
    }

    @Override
    public String summary() {
        return "target group " + name;
    }

    /**
     * @param protocol {@code TCP} or {@code HTTP}
     * @param port a number or {@code traffic-port}
     * @param path empty for TCP
     */
    public record HealthCheck(
            String protocol,
            String port,
            String path,
            int intervalSeconds,
            int timeoutSeconds,
            int healthyThreshold,
            int unhealthyThreshold) {}
}
