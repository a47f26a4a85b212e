package dev.fairway.watcher;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while it watches, or waits for another watcher's Lease to end. */
@Readiness
@ApplicationScoped
class WatcherHealth implements HealthCheck {
    private final Leadership leadership;
    private final WatchLoop loop;

    WatcherHealth(Leadership leadership, WatchLoop loop) {
        this.leadership = leadership;
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        boolean well = leadership.isLeading() ? loop.isWatching() : leadership.isWaiting();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("watch")
                .withData("leading", leadership.isLeading())
                .withData("deletions that wait for a person", loop.waiting())
                .status(well && loop.refused().isEmpty());
        return loop.refused().isEmpty()
                ? answer.build()
                : answer.withData("refused", loop.refused()).build();
    }
}
