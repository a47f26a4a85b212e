package dev.fairway.status;

import dev.fairway.status.receive.Partitions;
import dev.fairway.status.write.Objects;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once its partitions are read and Kubernetes is watched. */
@Readiness
@ApplicationScoped
class StatusHealth implements HealthCheck {
    private final Partitions partitions;
    private final Objects objects;

    StatusHealth(@Identifier("outcomes") Partitions partitions, Objects objects) {
        this.partitions = partitions;
        this.objects = objects;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("status")
                .withData("outcomes read", partitions.isReady())
                .withData("watching Services", objects.isWatching())
                .status(partitions.isReady() && objects.isWatching())
                .build();
    }
}
