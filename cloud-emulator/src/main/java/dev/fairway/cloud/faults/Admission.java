package dev.fairway.cloud.faults;

import dev.fairway.cloud.clock.CloudClock;
import dev.fairway.cloud.journal.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a call meets before its handler: the general latency, the fault plan, then the buckets. */
public final class Admission {
    private final FaultPlan faults = new FaultPlan();
    private final Throttle throttle;
    private volatile Duration latency = Duration.ZERO;

    public Admission(CloudClock clock) {
        this.throttle = new Throttle(clock);
    }

    /** @param effects without latencies, whose sum is given apart */
    public record Verdict(Duration delay, List<Effect> effects) {}

    /** @param classes of the operation, the most particular first */
    public Verdict judge(Call.Request request, Iterable<String> classes) {
        Duration delay = latency;
        List<Effect> effects = new ArrayList<>();
        for (Effect effect : faults.meet(request)) {
            if (effect instanceof Effect.Latency more) {
                delay = delay.plus(more.by());
            } else {
                effects.add(effect);
            }
        }
        if (effects.isEmpty() && !throttle.admits(classes)) {
            effects.add(new Effect.Throttle());
        }
        return new Verdict(delay, effects);
    }

    public FaultPlan faults() {
        return faults;
    }

    public Throttle throttle() {
        return throttle;
    }

    public Duration latency() {
        return latency;
    }

    /** Added to every call, by the wall. */
    public void latency(Duration each) {
        latency = each;
    }
}
