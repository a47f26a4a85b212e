package dev.fairway.cloud.aws.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pool of targets with a health check. */
public record TargetGroup(
        String id,
        Shape shape,
        Check check,
        List<Target> targets,
        Map<String, String> attributes,
        Map<String, String> tags)
        implements Tagged {

    /** Never changes. */
    public record Shape(String name, String protocol, int port, String vpc, String targetType) {
        public boolean instances() {
            return targetType.equals("instance");
        }
    }

    /**
     * @param port a number, or traffic-port
     * @param path empty for TCP
     * @param matcher HTTP codes, empty for TCP
     */
    public record Check(String protocol, String port, String path, String matcher, Timing timing) {}

    public record Timing(int interval, int timeout, int healthy, int unhealthy) {}

    /**
     * @param zone empty where the emulator cannot tell
     * @param goneAt when its draining ends; null while it is registered
     */
    public record Target(
            String id,
            int port,
            String zone,
            Instant registeredAt,
            @Nullable Instant goneAt) {
        public String key() {
            return id + ":" + port;
        }

        public boolean draining() {
            return goneAt != null;
        }
    }

    public Optional<Target> target(String key) {
        return targets.stream().filter(target -> target.key().equals(key)).findFirst();
    }

    public int deregistrationDelay() {
        return Integer.parseInt(attributes.getOrDefault("deregistration_delay.timeout_seconds", "300"));
    }

    public boolean flag(String attribute) {
        return attributes.getOrDefault(attribute, "false").equals("true");
    }

    public TargetGroup withCheck(Check wanted) {
        return new TargetGroup(id, shape, wanted, targets, attributes, tags);
    }

    public TargetGroup withTargets(List<Target> wanted) {
        return new TargetGroup(id, shape, check, wanted, attributes, tags);
    }

    public TargetGroup withAttributes(Map<String, String> wanted) {
        return new TargetGroup(id, shape, check, targets, wanted, tags);
    }

    @Override
    public TargetGroup withTags(Map<String, String> wanted) {
        return new TargetGroup(id, shape, check, targets, attributes, wanted);
    }
}
