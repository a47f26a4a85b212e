package dev.fairway.cloud.dataplane;

public enum TargetHealth {
    INITIAL,
    HEALTHY,
    UNHEALTHY
}
