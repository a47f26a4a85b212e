package dev.fairway.cloud.aws.state;

import java.util.Map;

/** A port of a load balancer, and the target group behind it. */
public record Listener(
        String id, String loadBalancer, String protocol, int port, String targetGroup, Map<String, String> tags)
        implements Tagged {
    @Override
    public Listener withTags(Map<String, String> wanted) {
        return new Listener(id, loadBalancer, protocol, port, targetGroup, wanted);
    }
}
