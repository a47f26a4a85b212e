package dev.fairway.aws.translate;

import dev.fairway.aws.spec.TargetGroup.HealthCheck;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.TrafficPolicy;

/**
 * How AWS finds out who can take traffic; figures as AWS Load Balancer Controller has them, which users know.
 *
 * <pre>
 * policy   targets   check
 * Cluster  any       TCP on the traffic port, every 10 s, 3 good, 3 bad
 * Local    instance  HTTP /healthz on healthCheckNodePort, every 10 s, 2 good, 2 bad
 * Local    ip        as Cluster: pods are reached directly, the policy has no meaning for them
 * </pre>
 */
final class HealthChecks {

    static HealthCheck of(Frontend frontend, boolean podTargets) {
        boolean byNode = frontend.externalTrafficPolicy() == TrafficPolicy.LOCAL
                && !podTargets
                && frontend.healthCheckNodePort() != 0;
        return byNode
                ? new HealthCheck("HTTP", String.valueOf(frontend.healthCheckNodePort()), "/healthz", 10, 6, 2, 2)
                : new HealthCheck("TCP", "traffic-port", "", 10, 10, 3, 3);
    }

    private HealthChecks() {}
}
