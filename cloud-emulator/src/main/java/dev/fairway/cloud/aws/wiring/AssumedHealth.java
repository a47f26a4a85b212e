package dev.fairway.cloud.aws.wiring;

import dev.fairway.cloud.aws.state.Health;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.clock.CloudClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Without sockets: a target is healthy one check interval after its registration, unless a test says what it is. */
public final class AssumedHealth implements Health.Source {
    private final CloudClock clock;
    private final Map<String, Health> said = new ConcurrentHashMap<>();

    public AssumedHealth(CloudClock clock) {
        this.clock = clock;
    }

    /** @param target the id alone: every registration of it */
    public void say(String target, Health health) {
        said.put(target, health);
    }

    @Override
    public Health of(TargetGroup group, TargetGroup.Target target) {
        Duration interval = Duration.ofSeconds(group.check().timing().interval());
        boolean checked = !clock.now().isBefore(target.registeredAt().plus(interval));
        return said.getOrDefault(target.id(), checked ? Health.HEALTHY : Health.INITIAL);
    }
}
