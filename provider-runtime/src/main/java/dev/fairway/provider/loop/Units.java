package dev.fairway.provider.loop;

import dev.fairway.contracts.model.Desired;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.spi.Spec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All units of the partitions that this process owns. */
public final class Units<S extends Spec> {
    private final Map<String, Unit<S>> units = new ConcurrentHashMap<>();

    public Unit<S> of(UnitId id) {
        return units.computeIfAbsent(id.text(), _ -> new Unit<>(id));
    }

    public @Nullable Unit<S> find(String text) {
        return units.get(text);
    }

    public Collection<Unit<S>> all() {
        return units.values();
    }

    public void drop(Predicate<UnitId> which) {
        units.values().removeIf(unit -> which.test(unit.id()));
    }

    /** Forgets a unit of which nothing is left; true if it is not known any more. */
    boolean dropIfEmpty(Unit<S> unit) {
        Unit<S> left = units.computeIfPresent(
                unit.id().text(),
                (_, same) -> same == unit
                                && unit.rows().isEmpty()
                                && unit.inventory().isEmpty()
                        ? null
                        : same);
        return left == null;
    }

    /** Rows of the same source and uid under other domains. */
    List<Row> siblings(Row row) {
        return units.values().stream()
                .flatMap(unit -> unit.rows().stream())
                .filter(other -> other.uid().equals(row.uid()) && !other.key().equals(row.key()))
                .filter(other -> other.desired().source().equals(row.desired().source()))
                .toList();
    }

    /**
     * Whether something here needs the shared parts of a cluster. A frontend that was only ever refused does not, but of a
     * suspect unit nobody knows yet what it has.
     */
    boolean needsShared(String cluster, Predicate<Row> refused) {
        return units.values().stream()
                .filter(unit -> !unit.id().shared() && unit.id().cluster().equals(cluster))
                .anyMatch(unit -> !unit.inventory().isEmpty()
                        || unit.rows().stream()
                                .anyMatch(row -> !row.gone() && (unit.suspect() || !neverMade(row, refused))));
    }

    private static boolean neverMade(Row row, Predicate<Row> refused) {
        return row.progress().good() == null && row.desired() instanceof Desired.Present && refused.test(row);
    }
}
