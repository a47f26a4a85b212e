package dev.fairway.cloud.faults;

import dev.fairway.cloud.clock.CloudClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets by action class, in cloud time. A class without a bucket is not limited. */
public final class Throttle {
    private final CloudClock clock;
    private final Map<String, Limit> limits = new LinkedHashMap<>();
    private final Map<String, Level> levels = new HashMap<>();

    /** @param capacity what a full bucket holds; it starts full */
    public record Limit(double capacity, double refillPerSecond) {}

    private record Level(double tokens, Instant at) {}

    public Throttle(CloudClock clock) {
        this.clock = clock;
    }

    public synchronized void set(Map<String, Limit> wanted) {
        limits.clear();
        levels.clear();
        limits.putAll(wanted);
    }

    public synchronized Map<String, Limit> limits() {
        return Map.copyOf(limits);
    }

    /** Takes a token of the first of these classes that has a bucket; false where it is empty. */
    public synchronized boolean admits(Iterable<String> classes) {
        for (String name : classes) {
            Limit limit = limits.get(name);
            if (limit != null) {
                return take(name, limit);
            }
        }
        return true;
    }

    private boolean take(String name, Limit limit) {
        Instant now = clock.now();
        Level level = levels.getOrDefault(name, new Level(limit.capacity(), now));
        double refill = Duration.between(level.at(), now).toNanos() / 1e9 * limit.refillPerSecond();
        double tokens = Math.min(limit.capacity(), level.tokens() + refill);
        boolean admitted = tokens >= 1;
        levels.put(name, new Level(admitted ? tokens - 1 : tokens, now));
        return admitted;
    }
}
