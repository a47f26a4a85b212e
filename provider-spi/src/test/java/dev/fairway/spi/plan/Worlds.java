package dev.fairway.spi.plan;

import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Generated states: things at four heights, each needing some of the height below, each with an immutable shape that is part
 * of its id, and a slot that all shapes of it share or do not.
 */
class Worlds extends DomainContextBase {
    record State(List<Thing> things) {}

    @Provide
    Arbitrary<State> states() {
        return Arbitraries.longs().map(seed -> state(new Random(seed)));
    }

    private static State state(Random random) {
        List<Thing> things = new ArrayList<>();
        List<ResourceId> below = List.of();
        for (int height = 0; height < 4; height++) {
            List<ResourceId> here = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                if (random.nextInt(4) == 0) {
                    continue;
                }
                int shape = random.nextInt(2);
                ResourceId id = new ResourceId("h" + height, n + "-" + shape);
                Set<ResourceId> needs = new HashSet<>();
                below.stream().filter(_ -> random.nextBoolean()).forEach(needs::add);
                boolean clashes = n == 0;
                Slot slot = new Slot("name", "h" + height + "/" + n + (clashes ? "" : "-" + shape));
                things.add(new Thing(id, "owner", needs, Set.of(slot), random.nextBoolean() ? "red" : "blue"));
                here.add(id);
            }
            below = here;
        }
        return new State(things);
    }

    static List<Found<Thing>> found(Collection<Thing> things) {
        return things.stream()
                .map(thing -> new Found<>(thing, Handle.of(thing.id().toString())))
                .toList();
    }

    static Map<ResourceId, Thing> byId(Collection<Thing> things) {
        Map<ResourceId, Thing> map = new TreeMap<>();
        things.forEach(thing -> map.put(thing.id(), thing));
        return map;
    }
}
