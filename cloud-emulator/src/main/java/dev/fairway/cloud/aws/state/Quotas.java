package dev.fairway.cloud.aws.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** AWS' default quotas by their own names, but for balancers, of which AWS gives 50 to those who do not ask for more. */
public final class Quotas {
    public static final String LOAD_BALANCERS = "network-load-balancers";
    public static final String TARGET_GROUPS = "target-groups";
    public static final String LISTENERS = "listeners-per-network-load-balancer";
    public static final String TARGETS = "targets-per-target-group";
    public static final String GROUPS = "security-groups-per-region";
    public static final String RULES = "rules-per-security-group";
    public static final String TAGS = "tags-per-resource";

    private static final Map<String, Integer> DEFAULTS = Map.of(
            LOAD_BALANCERS, 1000, TARGET_GROUPS, 3000, LISTENERS, 50, TARGETS, 1000, GROUPS, 2500, RULES, 60, TAGS, 50);

    private final Map<String, Integer> values = new ConcurrentHashMap<>(DEFAULTS);

    public int of(String name) {
        return values.getOrDefault(name, Integer.MAX_VALUE);
    }

    public void set(Map<String, Integer> wanted) {
        if (!DEFAULTS.keySet().containsAll(wanted.keySet())) {
            throw new IllegalArgumentException("Quotas are " + new TreeMap<>(DEFAULTS).keySet() + ".");
        }
        values.putAll(wanted);
    }

    public void reset() {
        values.putAll(DEFAULTS);
    }

    public Map<String, Integer> all() {
        return new TreeMap<>(values);
    }
}
