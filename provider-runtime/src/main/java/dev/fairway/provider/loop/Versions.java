package dev.fairway.provider.loop;

import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.Spec;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which backend sets a unit is planned with, at what version, and which units to wake when a set changes. */
public final class Versions<S extends Spec> {
    private final CloudProvider<S, ?> provider;
    private final World world;
    private final Map<String, Set<String>> users = new ConcurrentHashMap<>();

    public Versions(CloudProvider<S, ?> provider, World world) {
        this.provider = provider;
        this.world = world;
    }

    /** Taken before the sets are translated: what changes in between is behind, and wakes the unit again. */
    void into(Work<S> work) {
        Map<String, Map<String, Long>> versions = new HashMap<>();
        Map<String, Set<String>> unknown = new HashMap<>();
        for (Frontend form : work.verdicts.forms()) {
            for (String set : provider.backendSets(form)) {
                users.compute(set, (_, of) -> with(of, work.unit.id().text()));
                BackendSet known = world.set(set);
                if (known == null) {
                    unknown.computeIfAbsent(form.uid(), _ -> new HashSet<>()).add(set);
                } else {
                    versions.computeIfAbsent(form.uid(), _ -> new HashMap<>()).put(set, known.version());
                }
            }
        }
        work.versions = versions;
        work.unknown = unknown;
    }

    /** Some set has moved on since it was applied. After a restart nobody knows whether calls for that were made. */
    boolean behind(Collection<Row> rows) {
        return rows.stream().anyMatch(this::behind);
    }

    private boolean behind(Row row) {
        Frontend good = row.progress().good();
        return good != null
                && provider.backendSets(good).stream().anyMatch(set -> {
                    BackendSet now = world.set(set);
                    return now != null
                            && !Long.valueOf(now.version())
                                    .equals(row.progress().sets().get(set));
                });
    }

    void forget(UnitId unit) {
        users.keySet().forEach(set -> users.computeIfPresent(set, (_, of) -> without(of, unit.text())));
    }

    private static Set<String> with(@Nullable Set<String> some, String one) {
        if (some != null && some.contains(one)) {
            return some;
        }
        Set<String> more = new HashSet<>(some == null ? Set.of() : some);
        more.add(one);
        return Set.copyOf(more);
    }

    private static @Nullable Set<String> without(Set<String> some, String one) {
        Set<String> less = new HashSet<>(some);
        less.remove(one);
        return less.isEmpty() ? null : Set.copyOf(less);
    }

    /** Units that were planned with this set. */
    public Set<String> usersOf(String set) {
        return users.getOrDefault(set, Set.of());
    }
}
