package dev.fairway.cloud.dataplane;

import java.util.List;

public record TargetGroup(
        String id, HealthCheck check, boolean preserveClientIp, boolean proxyProtocolV2, List<Target> targets) {
    public TargetGroup {
        targets = List.copyOf(targets);
    }
}
