package dev.fairway.cloud.aws.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address in a subnet. It holds its subnet and its security groups for as long as it exists, which for a deleted balancer
 * is a while longer than the balancer.
 */
public record NetworkInterface(
        String id,
        String subnet,
        String address,
        List<String> groups,
        Holder holder,
        @Nullable Instant goneAt) implements Tagged {

    /** @param owner the instance's id or the balancer's ARN */
    public record Holder(String owner, String description, boolean managed) {}

    public NetworkInterface withGroups(List<String> wanted) {
        return new NetworkInterface(id, subnet, address, wanted, holder, goneAt);
    }

    public NetworkInterface goneAt(Instant at) {
        return new NetworkInterface(id, subnet, address, groups, holder, at);
    }

    @Override
    public Map<String, String> tags() {
        return Map.of();
    }

    @Override
    public NetworkInterface withTags(Map<String, String> wanted) {
        return this;
    }
}
