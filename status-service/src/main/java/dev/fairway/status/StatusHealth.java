package dev.fairway.status;

import dev.fairway.status.receive.Said;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while it sees Kubernetes and has read its outcomes to the end. */
@Readiness
@ApplicationScoped
class StatusHealth implements HealthCheck {
    private final Reporting reporting;
    private final Said said;

    StatusHealth(Reporting reporting, Said said) {
        this.reporting = reporting;
        this.said = said;
    }

    @Override
    public HealthCheckResponse call() {
        boolean kubernetes = reporting.seesKubernetes();
        boolean outcomes = said.isComplete();
        return HealthCheckResponse.named("status")
                .withData("sees Kubernetes", kubernetes)
                .withData("has read outcomes", outcomes)
                .status(kubernetes && outcomes)
                .build();
    }
}
