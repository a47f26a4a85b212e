package dev.fairway.cloud.aws.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A network load balancer.
 *
 * @param attributes all of them, defaults included
 */
public record LoadBalancer(
        String id, Shape shape, Groups groups, Reach reach, Map<String, String> attributes, Map<String, String> tags)
        implements Tagged {

    /** What a repeated create must repeat; only the subnets can be changed later. */
    public record Shape(String name, String scheme, String vpc, List<String> subnets) {
        public boolean internal() {
            return scheme.equals("internal");
        }
    }

    /** @param possible whether it was made with security groups, without which it can never have any */
    public record Groups(boolean possible, List<String> ids) {}

    /** @param address on this machine's loopback */
    public record Reach(String dnsName, String address, Instant createdAt, Instant activeAt) {}

    public boolean active(Instant now) {
        return !now.isBefore(reach.activeAt());
    }

    /** The tail of the ARN that EC2's interfaces name: net/NAME/ID. */
    public String path() {
        return id.substring(id.indexOf(":loadbalancer/") + ":loadbalancer/".length());
    }

    public LoadBalancer withSubnets(List<String> wanted) {
        return new LoadBalancer(
                id, new Shape(shape.name(), shape.scheme(), shape.vpc(), wanted), groups, reach, attributes, tags);
    }

    public LoadBalancer withGroups(List<String> wanted) {
        return new LoadBalancer(id, shape, new Groups(groups.possible(), wanted), reach, attributes, tags);
    }

    public LoadBalancer withAttributes(Map<String, String> wanted) {
        return new LoadBalancer(id, shape, groups, reach, wanted, tags);
    }

    @Override
    public LoadBalancer withTags(Map<String, String> wanted) {
        return new LoadBalancer(id, shape, groups, reach, attributes, wanted);
    }
}
