package dev.fairway.reconciler.decide;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lost state is not a deletion: when too much of a cluster is missing at once, nobody deleted it.
 *
 * <pre>
 * what                how many may be missing at once
 * Services            at most five or a tenth, whichever is more
 * nodes, endpoints    all but the last
 * </pre>
 */
public final class Vanished {
    private static final int ALWAYS = 5;
    private static final int SHARE = 10;

    /** What may be taken for deleted, and what must wait for an operator. */
    public record Verdict(Set<String> deleted, Set<String> waiting) {}

    /** @param keys all begin with {@code cluster/} */
    public static Verdict ofServices(Collection<String> all, Collection<String> missing) {
        return judge(all, missing, (some, total) -> some <= Math.max(ALWAYS, total / SHARE));
    }

    public static Verdict ofOthers(Collection<String> all, Collection<String> missing) {
        return judge(all, missing, (some, total) -> some < total);
    }

    private interface Limit {
        boolean allows(long some, long total);
    }

    private static Verdict judge(Collection<String> all, Collection<String> missing, Limit limit) {
        Map<String, Long> totals =
                all.stream().collect(Collectors.groupingBy(Vanished::cluster, Collectors.counting()));
        Set<String> deleted = new TreeSet<>();
        Set<String> waiting = new TreeSet<>();
        missing.stream().collect(Collectors.groupingBy(Vanished::cluster)).forEach((cluster, some) -> {
            boolean allowed = limit.allows(some.size(), totals.getOrDefault(cluster, 0L));
            (allowed ? deleted : waiting).addAll(some);
        });
        return new Verdict(deleted, waiting);
    }

    private static String cluster(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    private Vanished() {}
}
