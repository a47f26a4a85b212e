package dev.fairway.cloud.aws.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine: a node of the cluster.
 *
 * @param reach where its sockets are on this machine
 * @param terminatedAt null while it runs
 */
public record Instance(
        String id,
        String zone,
        String privateAddress,
        Reach reach,
        @Nullable Instant terminatedAt,
        Map<String, String> tags)
        implements Tagged {

    /** @param podCidr empty if the node has none */
    public record Reach(String address, String podCidr) {}

    public boolean running() {
        return terminatedAt == null;
    }

    @Override
    public Instance withTags(Map<String, String> wanted) {
        return new Instance(id, zone, privateAddress, reach, terminatedAt, wanted);
    }
}
