package dev.fairway.aws;

import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.spi.Change;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Standing;
import dev.fairway.spi.plan.Plan;
import dev.fairway.spi.plan.Planner;
import dev.fairway.spi.plan.Rounds;
import dev.fairway.testkit.Driver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Carries out a plan as the loop does: round by round, the reading of doubtful owners beside the next round. */
final class Laps {
    private final AwsWorld world;
    private final Driver<AwsSpec, ?> driver;
    private final Map<ResourceId, Found<AwsSpec>> there = new TreeMap<>();

    Laps(AwsWorld world) {
        this.world = world;
        this.driver = new Driver<>(world);
    }

    /** Everything that is wanted for a frontend whose account has nothing of it. */
    Plan<AwsSpec> plan(Frontend frontend) {
        return Planner.plan(driver.wanted(List.of(frontend), List.of()), List.of());
    }

    /** The parts that all balancers of the cluster share. @return how many rounds of calls it took */
    int shared() {
        return run(Planner.plan(driver.shared(List.of()), driver.observe(Set.of(Ownership.SHARED))));
    }

    /** @return how many rounds of calls it took, one after the other */
    int run(Plan<AwsSpec> plan) {
        List<Change.Put<AwsSpec>> waiting = new ArrayList<>(plan.puts());
        Set<ResourceId> unsettled = new HashSet<>();
        List<Found<AwsSpec>> doubtful = new ArrayList<>();
        int rounds = 0;
        while (!waiting.isEmpty() || !doubtful.isEmpty()) {
            rounds++;
            List<Change.Put<AwsSpec>> ready = Rounds.ready(waiting, unsettled);
            List<Found<AwsSpec>> asked = List.copyOf(doubtful);
            doubtful.clear();
            for (Change.Put<AwsSpec> put : ready) {
                Made made = done(world.provider().put(world.scope(), put, Driver.refs(there)));
                Found<AwsSpec> found = new Found<>(put.spec(), made.handle());
                there.put(put.id(), found);
                if (!made.confirmed()) {
                    doubtful.add(found);
                    unsettled.add(put.id());
                }
            }
            waiting.removeAll(ready);
            if (!asked.isEmpty()) {
                done(world.provider().confirm(world.scope(), asked)).forEach((id, ours) -> {
                    if (!ours) {
                        throw new AssertionError(id + " is not ours");
                    }
                    unsettled.remove(id);
                });
            }
        }
        return rounds;
    }

    /** One put, whatever comes of it. */
    Result<Made> put(AwsSpec spec) {
        return world.provider().put(world.scope(), new Change.Create<>(spec), Driver.refs(there));
    }

    /** One put of something that others need. */
    Made make(AwsSpec spec) {
        Made made = done(put(spec));
        there.put(spec.id(), new Found<>(spec, made.handle()));
        return made;
    }

    /** What AWS says of all that was put. */
    Standing standing(Frontend frontend) {
        Map<String, Standing> all =
                done(world.provider().standing(world.scope(), Set.of(frontend.uid()), List.copyOf(there.values())));
        return Objects.requireNonNull(all.get(frontend.uid()));
    }

    static <T> T done(Result<T> result) {
        return switch (result) {
            case Result.Done<T> done -> done.value();
            case Result.Failed<T> failed -> throw new AssertionError("failed: " + failed.failure());
        };
    }
}
