package dev.fairway.cloud.dataplane;

/**
 * What is known of a member's health: its state and how many probes in a row contradicted it. Pure.
 *
 * <p>The first success makes an INITIAL target healthy: the API reference defines HealthyThresholdCount as the successes
 * "required before considering an unhealthy target healthy", and a new target has never been unhealthy.
 */
record HealthCount(TargetHealth state, int contradictions) {
    static final HealthCount NEW = new HealthCount(TargetHealth.INITIAL, 0);

    HealthCount next(boolean passed, HealthCheck check) {
        return switch (state) {
            case INITIAL ->
                passed ? in(TargetHealth.HEALTHY) : against(TargetHealth.UNHEALTHY, check.unhealthyThreshold());
            case HEALTHY -> passed ? in(state) : against(TargetHealth.UNHEALTHY, check.unhealthyThreshold());
            case UNHEALTHY -> passed ? against(TargetHealth.HEALTHY, check.healthyThreshold()) : in(state);
        };
    }

    /** Thresholds of another check count from zero. */
    HealthCount recounted() {
        return in(state);
    }

    private HealthCount against(TargetHealth other, int threshold) {
        return contradictions + 1 >= threshold ? in(other) : new HealthCount(state, contradictions + 1);
    }

    private static HealthCount in(TargetHealth state) {
        return new HealthCount(state, 0);
    }
}
