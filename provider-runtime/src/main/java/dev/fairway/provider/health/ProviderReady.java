package dev.fairway.provider.health;

import dev.fairway.provider.ProviderService;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready to plan and to call. */
@Readiness
@ApplicationScoped
public class ProviderReady implements HealthCheck {
    private final ProviderService service;

    ProviderReady(ProviderService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        ProviderService.State state = service.state();
        return HealthCheckResponse.named("provider")
                .withData("partitions", state.partitions())
                .withData("backends and clusters read", state.worldKnown())
                .withData("leases valid", state.leased())
                .status(state.assigned() && state.worldKnown() && state.leased())
                .build();
    }
}
