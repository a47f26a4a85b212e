package dev.fairway.cloud.dataplane;

import java.time.Duration;

/** Durations are cloud time. {@code path} counts for HTTP only; {@code portOverride} 0 is the target's traffic port. */
public record HealthCheck(
        Kind kind,
        String path,
        int portOverride,
        Duration interval,
        int healthyThreshold,
        int unhealthyThreshold,
        Duration timeout) {
    public enum Kind {
        TCP,
        HTTP
    }

    int portOf(Target target) {
        return portOverride == 0 ? target.port() : portOverride;
    }
}
