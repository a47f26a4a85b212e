package dev.fairway.cloud.aws.state;

/** What the health checks of a target have found so far. */
public enum Health {
    INITIAL,
    HEALTHY,
    UNHEALTHY;

    /** Where the findings come from. */
    public interface Source {
        Health of(TargetGroup group, TargetGroup.Target target);
    }
}
