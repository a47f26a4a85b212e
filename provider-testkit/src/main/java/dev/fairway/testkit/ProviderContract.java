package dev.fairway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.spi.Change;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Owned;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import dev.fairway.spi.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the loop relies on. A provider's test implements this with a world to run it on, a new one for each test. */
public interface ProviderContract<S extends Spec, F> {
    ProviderWorld<S, F> open();

    @Test
    @DisplayName("observe(put(x)) = x, and a second run finds nothing to do")
    default void aReadGivesBackWhatWasPut() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend one = world.sample("one", 80);
            driver.converge(Set.of(one.uid()), one);
            assertHolds(driver, one);
            assertThat(world.provider().addresses(one.uid(), driver.observe(Set.of(one.uid()))))
                    .isNotEmpty();

            Frontend more = world.sample("one", 80, 443);
            driver.converge(Set.of(one.uid()), more);
            assertHolds(driver, more);
        }
    }

    @Test
    @DisplayName("every change can be made and taken back, and leaves no trace")
    default void changesThereAndBack() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend base = world.sample("one", 80);
            driver.converge(Set.of(base.uid()), base);
            for (Map.Entry<String, UnaryOperator<Frontend>> change :
                    world.changes().entrySet()) {
                Frontend changed = change.getValue().apply(base);
                driver.converge(Set.of(base.uid()), changed);
                assertHolds(driver, changed);
                driver.converge(Set.of(base.uid()), base);
                assertHolds(driver, base);
            }
        }
    }

    @Test
    @DisplayName("a random walk through changes ends where the direct way does")
    default void aRandomWalk() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Random random = new Random(42);
            List<UnaryOperator<Frontend>> changes =
                    new ArrayList<>(world.changes().values());
            Frontend now = world.sample("one", 80);
            for (int step = 0; step < 6; step++) {
                int[] ports = random.nextBoolean() ? new int[] {80} : new int[] {80, 8080 + random.nextInt(2)};
                now = world.sample("one", ports);
                if (!changes.isEmpty() && random.nextBoolean()) {
                    now = changes.get(random.nextInt(changes.size())).apply(now);
                }
                driver.converge(Set.of(now.uid()), now);
            }
            assertHolds(driver, now);
        }
    }

    @Test
    @DisplayName("a put that is repeated changes nothing and answers the same")
    default void aRepeatedPutIsHarmless() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend one = world.sample("one", 80);
            driver.converge(Set.of(one.uid()), one);
            Map<ResourceId, Found<S>> there = Driver.index(driver.observe(Set.of(one.uid())));
            Map<ResourceId, Found<S>> all = Driver.index(driver.observe(Set.of(Ownership.SHARED)));
            all.putAll(there);

            there.forEach((id, found) -> {
                Made again = Driver.done(
                        world.provider().put(world.scope(), new Change.Create<>(found.spec()), Driver.refs(all)));
                assertThat(again.handle().value()).isEqualTo(found.handle().value());
            });

            assertHolds(driver, one);
        }
    }

    @Test
    @DisplayName("I1: replies get lost, nothing is doubled, nothing stays behind")
    default void lostReplies() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world, new LosesReplies<>(world.provider()));
            Frontend one = world.sample("one", 80, 443);
            driver.converge(Set.of(one.uid()), one);
            assertHolds(driver, one);

            driver.converge(Set.of(one.uid()));

            assertThat(Driver.done(world.provider().list(world.scope()))).isEmpty();
        }
    }

    @Test
    @DisplayName("what is gone can be deleted again")
    default void aDeletionOfWhatIsGoneSucceeds() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend one = world.sample("one", 80);
            driver.converge(Set.of(one.uid()), one);
            List<Found<S>> parts = driver.observe(Set.of(one.uid()));
            driver.converge(Set.of(one.uid()));

            parts.forEach(part -> Driver.done(world.provider().delete(world.scope(), part)));
        }
    }

    @Test
    @DisplayName("one source's end takes nothing from another, and shared parts last as long as anyone")
    default void anEndTakesNothingFromOthers() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend one = world.sample("one", 80);
            Frontend two = world.sample("two", 80);
            driver.converge(Set.of(one.uid()), one);
            driver.converge(Set.of(two.uid()), two);
            Set<ResourceId> shared = ids(driver.observe(Set.of(Ownership.SHARED)));
            assertThat(shared).isEqualTo(specIds(driver.shared(List.of())));

            driver.converge(Set.of(one.uid()));

            assertHolds(driver, two);
            assertThat(driver.observe(Set.of(one.uid()))).isEmpty();
            assertThat(ids(driver.observe(Set.of(Ownership.SHARED)))).isEqualTo(shared);
        }
    }

    @Test
    @DisplayName("a list shows whatever was made, each with its owner")
    default void aListShowsWhatWasMade() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend one = world.sample("one", 80);
            driver.converge(Set.of(one.uid()), one);

            List<Owned> listed = Driver.done(world.provider().list(world.scope()));

            assertThat(listed).extracting(o -> o.ownership().sourceUid()).contains(one.uid());
            assertThat(listed)
                    .allSatisfy(o -> assertThat(o.ownership().clusterUid())
                            .isEqualTo(world.scope().clusterUid()));
        }
    }

    @Test
    @DisplayName("what cannot be is named with what is allowed; the others of a domain are planned as without it")
    default void aBadMemberIsNamed() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend one = world.sample("one", 80);
            F facts = driver.facts();

            assertThat(world.provider().audit(one, facts)).isEmpty();
            assertThat(world.provider().audit(world.bad(world.sample("two", 80)), facts))
                    .isNotEmpty()
                    .allSatisfy(problem -> {
                        assertThat(problem.reason()).matches("[A-Z][A-Za-z]+");
                        assertThat(problem.subject()).isNotBlank();
                        assertThat(problem.message()).isNotBlank();
                    });
        }
    }

    @Test
    @DisplayName("what was let go is not ours any more and still there")
    default void whatWasLetGoIsNotOurs() {
        try (ProviderWorld<S, F> world = open()) {
            Driver<S, F> driver = new Driver<>(world);
            Frontend one = world.sample("one", 80);
            driver.converge(Set.of(one.uid()), one);

            driver.observe(Set.of(one.uid()))
                    .forEach(part -> Driver.done(world.provider().abandon(world.scope(), part)));

            assertThat(driver.observe(Set.of(one.uid()))).isEmpty();
            assertThat(Driver.done(world.provider().list(world.scope())))
                    .noneMatch(o -> o.ownership().sourceUid().equals(one.uid()));
        }
    }

    /** The cloud shows exactly what is wanted, and a plan from it has nothing to do. */
    private static <S extends Spec, F> void assertHolds(Driver<S, F> driver, Frontend wanted) {
        List<Found<S>> found = driver.observe(Set.of(wanted.uid()));
        List<S> specs = driver.wanted(List.of(wanted), found);
        assertThat(found).extracting(Found::spec).containsExactlyInAnyOrderElementsOf(specs);
        assertThat(Planner.plan(specs, found).describe()).isEmpty();
    }

    private static <S extends Spec> Set<ResourceId> ids(List<Found<S>> found) {
        Set<ResourceId> ids = new TreeSet<>();
        found.forEach(f -> ids.add(f.id()));
        return ids;
    }

    private static <S extends Spec> Set<ResourceId> specIds(List<S> specs) {
        Set<ResourceId> ids = new TreeSet<>();
        specs.forEach(spec -> ids.add(spec.id()));
        return ids;
    }
}
