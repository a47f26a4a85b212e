package dev.fairway.provider.loop;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.provider.decide.Trouble;
import dev.fairway.provider.decide.Verdicts;
import dev.fairway.provider.rows.Row;
import dev.fairway.spi.Change;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import dev.fairway.spi.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one turn knows and does, seen by its steps only. One thread at a time. */
final class Work<S extends Spec> {
    final Unit<S> unit;
    final ClusterScope scope;
    final Map<DesiredKey, Row> rows = new LinkedHashMap<>();
    /** The rows as the turn found them. */
    final Map<DesiredKey, Row> before;

    final Map<ResourceId, Found<S>> found;
    final List<Trouble> troubles = new ArrayList<>();
    /** Owners of whom something was put or deleted. */
    final Set<String> touched = new HashSet<>();
    /** Ends a turn that has to wait for another owner's calls. */
    boolean notYet;

    boolean looked;
    /** It could not be read: nothing new is known of rows at rest. */
    boolean blind;

    boolean interrupting;
    /** Of shared parts only: whether anything needed them when the turn began, and whether now. */
    boolean neededAtFirst;

    BooleanSupplier sharedNeeded = () -> true;
    String waitsFor = "";
    Verdicts verdicts = new Verdicts(List.of(), Map.of(), Set.of());
    Map<String, List<Problem>> notes = Map.of();
    Map<String, Map<String, Long>> versions = Map.of();
    Plan<S> plan = new Plan<>(List.of(), List.of(), List.of());
    Withdrawal<S> withdrawal = Withdrawal.none();
    /** Backend sets that forms of this unit use and nobody has published yet, by source uid. */
    Map<String, Set<String>> unknown = Map.of();

    Work(Unit<S> unit, ClusterScope scope) {
        this.unit = unit;
        this.scope = scope;
        this.found = new TreeMap<>(unit.inventory());
        unit.rows().forEach(row -> rows.put(row.key(), row));
        this.before = Map.copyOf(rows);
    }

    Set<String> owners() {
        Set<String> owners = new HashSet<>();
        if (unit.id().owner() instanceof String owner) {
            owners.add(owner);
        }
        rows.values().forEach(row -> owners.add(row.uid()));
        found.values().forEach(part -> owners.add(part.spec().owner()));
        return owners;
    }

    /** Owners of whose wishes this unit knows. */
    Set<String> knownOwners() {
        Set<String> known = new HashSet<>(Set.of(Ownership.SHARED));
        if (unit.id().owner() instanceof String owner) {
            known.add(owner);
        }
        rows.values().forEach(row -> known.add(row.uid()));
        return known;
    }

    boolean anyEnding() {
        return rows.values().stream().anyMatch(Row::ending);
    }

    Set<String> abandoned() {
        Set<String> uids = new HashSet<>();
        rows.values().stream()
                .filter(row -> row.desired() instanceof Desired.Abandoned)
                .forEach(row -> uids.add(row.uid()));
        return uids;
    }

    List<Found<S>> foundOf(String owner) {
        return found.values().stream()
                .filter(f -> f.spec().owner().equals(owner))
                .toList();
    }

    /** Null owner: it concerns all. */
    void trouble(@Nullable String owner, Failure failure) {
        boolean known = rows.values().stream().anyMatch(row -> row.uid().equals(owner));
        troubles.add(new Trouble(known ? owner : null, failure));
        switch (failure.kind()) {
            case UNAVAILABLE, CONFLICT -> unit.suspect(true);
            case REJECTED, DENIED, QUOTA, THROTTLED -> {}
        }
    }

    /** Some of its puts wait for shared parts. */
    boolean waits(String uid) {
        return !waitsFor.isEmpty()
                && plan.puts().stream().anyMatch(put -> put.spec().owner().equals(uid));
    }

    List<Trouble> troublesOf(String uid) {
        return troubles.stream()
                .filter(t -> t.owner() == null || t.owner().equals(uid))
                .toList();
    }

    Collection<Found<S>> staying(Collection<Change.Delete<S>> going) {
        Map<ResourceId, Found<S>> rest = new TreeMap<>(found);
        going.forEach(delete -> rest.remove(delete.id()));
        return rest.values();
    }
}
