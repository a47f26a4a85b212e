package dev.fairway.provider.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A life of a Service, killed at every step of it in turn: before and after each call, commit and publish. */
class KillTest {
    @ParameterizedTest
    @EnumSource(DomainRule.class)
    @DisplayName(
            "I1 I3 I4 I5 I8 I11: killed anywhere, a Service is made, replaced, resized, changed and deleted all the same")
    void everyStep(DomainRule rule) {
        int step = 0;
        boolean killed = true;
        while (killed) {
            step++;
            try (FakeWorld world = new FakeWorld(rule, step)) {
                killed = life(world);
                assertThat(world.violations).as("killed at step %d", step).isEmpty();
            } catch (AssertionError e) {
                throw new AssertionError("killed at step " + step + ": " + e.getMessage(), e);
            }
        }
        assertThat(step).isGreaterThan(60);
    }

    private static boolean life(FakeWorld world) {
        int starts = world.starts();
        world.pods("web", 1, "10.0.0.1");
        world.present("web", 1, Map.of(), 80);
        world.awaitReady("web", 1);
        world.await("one of each", () -> world.cloud.things().size() == 5);

        world.present("web", 2, Map.of("fake/scheme", "internal"), 80, 81);
        world.awaitReady("web", 2);
        world.await("replaced", () -> world.cloud.things().size() == 8);

        world.present("web", 3, Map.of("fake/scheme", "internal", "fake/size", "large"), 80);
        world.awaitReady("web", 3);
        world.await("resized", () -> world.cloud.things().size() == 5);

        world.pods("web", 2, "10.0.0.2");
        world.await(
                "targets",
                () -> world.cloud.things().values().stream()
                        .anyMatch(f -> f.spec().toString().contains("10.0.0.2")));
        world.absent("web", 4);
        world.awaitGone("web");
        world.await("nothing left", () -> world.cloud.things().isEmpty());
        boolean killed = world.starts() > starts;

        world.restart();
        int before = world.mutations().size();
        world.pods("web", 3, "10.0.0.3");
        assertThat(world.mutations()).hasSize(before);
        return killed;
    }
}
