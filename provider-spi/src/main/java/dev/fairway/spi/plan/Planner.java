package dev.fairway.spi.plan;

import dev.fairway.spi.Change;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import dev.fairway.spi.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Wanted against found, by record equality.
 *
 * <pre>
 * wanted       found            plan
 * a            -                create a
 * a            a                nothing
 * a            a, other fields  update a
 * -            a                delete a, after all puts
 * a', slot x   a, slot x        delete a and what needs it, then create a' (and again what needed a, if still wanted)
 * a', slot y   a, slot x        create a', repoint what needs it, then delete a
 * </pre>
 */
public final class Planner {

    /** @throws IllegalArgumentException if two wanted specs have one id: a bug of the provider */
    public static <S extends Spec> Plan<S> plan(Collection<S> wanted, Collection<Found<S>> found) {
        Map<ResourceId, S> want = index(wanted);
        Map<ResourceId, Found<S>> have = new LinkedHashMap<>();
        found.forEach(f -> have.put(f.id(), f));

        Set<ResourceId> inTheWay = inTheWay(want, have);
        List<Change.Delete<S>> before = new ArrayList<>();
        List<Change.Put<S>> puts = new ArrayList<>();
        List<Change.Delete<S>> after = new ArrayList<>();

        have.values().forEach(old -> {
            if (inTheWay.contains(old.id())) {
                before.add(new Change.Delete<>(old));
            } else if (!want.containsKey(old.id())) {
                after.add(new Change.Delete<>(old));
            }
        });
        want.values().forEach(spec -> {
            Found<S> old = have.get(spec.id());
            if (old == null || inTheWay.contains(spec.id())) {
                puts.add(new Change.Create<>(spec));
            } else if (!old.spec().equals(spec)) {
                puts.add(new Change.Update<>(old, spec));
            }
        });
        before.sort(Comparator.comparing(Change::id));
        puts.sort(Comparator.comparing(Change::id));
        after.sort(Comparator.comparing(Change::id));
        return new Plan<>(before, puts, after);
    }

    private static <S extends Spec> Map<ResourceId, S> index(Collection<S> wanted) {
        Map<ResourceId, S> want = new LinkedHashMap<>();
        for (S spec : wanted) {
            S twin = want.put(spec.id(), spec);
            if (twin != null && !twin.equals(spec)) {
                throw new IllegalArgumentException("two different specs are called " + spec.id());
            }
        }
        return want;
    }

    /** Unwanted holders of a slot that something new needs, and everything that needs such a holder. */
    private static <S extends Spec> Set<ResourceId> inTheWay(Map<ResourceId, S> want, Map<ResourceId, Found<S>> have) {
        Set<Slot> claimed = new HashSet<>();
        want.values().stream()
                .filter(spec -> !have.containsKey(spec.id())
                        || !have.get(spec.id()).spec().slots().equals(spec.slots()))
                .forEach(spec -> claimed.addAll(spec.slots()));
        Set<ResourceId> going = new HashSet<>();
        have.values().stream()
                .filter(old -> !want.containsKey(old.id()))
                .filter(old -> old.spec().slots().stream().anyMatch(claimed::contains))
                .forEach(old -> going.add(old.id()));
        boolean grew = !going.isEmpty();
        while (grew) {
            grew = false;
            for (Found<S> other : have.values()) {
                boolean leans = other.spec().needs().stream().anyMatch(going::contains);
                if (leans && going.add(other.id())) {
                    grew = true;
                }
            }
        }
        return going;
    }

    private Planner() {}
}
