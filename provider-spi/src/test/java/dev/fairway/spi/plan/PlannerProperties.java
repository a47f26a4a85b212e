package dev.fairway.spi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.spi.Change;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import dev.fairway.spi.plan.Worlds.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** A plan is carried out on a strict cloud: it refuses what needs something that is not there, a slot that is taken, and more. */
@Domain(Worlds.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class PlannerProperties {
    /** Checks each step as a cloud would. */
    private static final class Cloud {
        private final Map<ResourceId, Thing> there;
        private final List<String> order = new ArrayList<>();

        Cloud(Collection<Thing> things) {
            this.there = Worlds.byId(things);
        }

        void run(Plan<Thing> plan) {
            delete(plan.before());
            put(plan.puts());
            delete(plan.after());
        }

        private void put(List<Change.Put<Thing>> puts) {
            List<Change.Put<Thing>> waiting = new ArrayList<>(puts);
            while (!waiting.isEmpty()) {
                List<Change.Put<Thing>> ready = Rounds.ready(waiting, Set.of());
                assertThat(ready)
                        .as("puts that wait for each other: %s", waiting)
                        .isNotEmpty();
                ready.forEach(this::put);
                waiting.removeAll(ready);
            }
        }

        private void put(Change.Put<Thing> put) {
            Thing thing = put.spec();
            order.add(put.toString());
            assertThat(there.keySet()).as("needs of %s", thing.id()).containsAll(thing.needs());
            for (Slot slot : thing.slots()) {
                assertThat(there.values())
                        .as("slot of %s", thing.id())
                        .noneMatch(other ->
                                !other.id().equals(thing.id()) && other.slots().contains(slot));
            }
            there.put(thing.id(), thing);
        }

        private void delete(List<Change.Delete<Thing>> deletes) {
            List<Change.Delete<Thing>> waiting = new ArrayList<>(deletes);
            while (!waiting.isEmpty()) {
                List<Change.Delete<Thing>> ready = Rounds.readyToGo(waiting, List.of());
                assertThat(ready)
                        .as("deletions that wait for each other: %s", waiting)
                        .isNotEmpty();
                for (Change.Delete<Thing> delete : ready) {
                    order.add(delete.toString());
                    there.remove(delete.id());
                    assertThat(there.values())
                            .as("%s goes while something needs it", delete.id())
                            .noneMatch(other -> other.needs().contains(delete.id()));
                }
                waiting.removeAll(ready);
            }
        }
    }

    @Property
    void everyPlanCanBeCarriedOutAndMakesWhatIsWanted(@ForAll State from, @ForAll State to) {
        Cloud cloud = new Cloud(from.things());

        cloud.run(Planner.plan(to.things(), Worlds.found(from.things())));

        assertThat(cloud.there).isEqualTo(Worlds.byId(to.things()));
    }

    @Property
    void aSecondPlanIsEmpty(@ForAll State wanted) {
        assertThat(Planner.plan(wanted.things(), Worlds.found(wanted.things())).isEmpty())
                .isTrue();
    }

    @Property
    void whatIsWantedGoesOnlyForTheSakeOfASlot(@ForAll State from, @ForAll State to) {
        Plan<Thing> plan = Planner.plan(to.things(), Worlds.found(from.things()));
        Set<ResourceId> wanted = Worlds.byId(to.things()).keySet();

        assertThat(plan.after()).noneMatch(delete -> wanted.contains(delete.id()));
        if (plan.before().isEmpty()) {
            assertThat(plan.puts().stream().filter(p -> p instanceof Change.Create<Thing>))
                    .noneMatch(create -> Worlds.byId(from.things()).containsKey(create.id()));
        }
    }

    @Property
    void nothingIsInterruptedUnlessASlotIsShared(@ForAll State from, @ForAll State to) {
        Plan<Thing> plan = Planner.plan(to.things(), Worlds.found(from.things()));
        Set<Slot> held = new HashSet<>();
        Map<ResourceId, Thing> wanted = Worlds.byId(to.things());
        from.things().stream().filter(old -> !wanted.containsKey(old.id())).forEach(old -> held.addAll(old.slots()));
        boolean clash = to.things().stream()
                .filter(thing -> !Worlds.byId(from.things()).containsKey(thing.id()))
                .anyMatch(thing -> thing.slots().stream().anyMatch(held::contains));

        assertThat(plan.interrupts()).isEqualTo(clash);
    }

    @Property
    void whatIsTheSameIsNotTouchedUnlessItLeansOnWhatGoes(@ForAll State from, @ForAll State to) {
        Plan<Thing> plan = Planner.plan(to.things(), Worlds.found(from.things()));
        Map<ResourceId, Thing> before = Worlds.byId(from.things());
        Set<ResourceId> goes = new HashSet<>();
        plan.before().forEach(delete -> goes.add(delete.id()));

        for (Change.Put<Thing> put : plan.puts()) {
            boolean same = put.spec().equals(before.get(put.id()));
            assertThat(!same || goes.contains(put.id())).as("%s", put).isTrue();
        }
    }

    @Property
    void anInterruptedPlanIsTakenUpWhereItStopped(@ForAll State from, @ForAll State to, @ForAll int where) {
        Plan<Thing> plan = Planner.plan(to.things(), Worlds.found(from.things()));
        Cloud cloud = new Cloud(from.things());
        List<Change.Put<Thing>> some = Rounds.ready(plan.puts(), Set.of());
        cloud.delete(plan.before());
        int stop = some.isEmpty() ? 0 : Math.floorMod(where, some.size() + 1);
        some.subList(0, stop).forEach(cloud::put);

        cloud.run(Planner.plan(to.things(), Worlds.found(cloud.there.values())));

        assertThat(cloud.there).isEqualTo(Worlds.byId(to.things()));
    }
}
