package dev.fairway.provider.loop;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.provider.act.Bugs;
import dev.fairway.provider.act.LeaseCheck;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.store.LostOwnership;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A turn of one unit: what is wanted and what exists become calls, and what came of them becomes outcomes. At most one turn
 * of a unit at a time; what changes meanwhile is the next turn's.
 */
public final class Loop<S extends Spec, F> {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

    private final CloudProvider<S, F> provider;
    private final World world;
    private final Units<S> units;
    private final Turns turns;
    private final Steps<S, F> steps;

    Loop(CloudProvider<S, F> provider, World world, Units<S> units, Turns turns, Steps<S, F> steps) {
        this.provider = provider;
        this.world = world;
        this.units = units;
        this.turns = turns;
        this.steps = steps;
    }

    void turn(String name) {
        Unit<S> unit = units.find(name);
        if (unit == null || !world.known() || !world.owns(unit.id().partition())) {
            return; // woken again when that changes
        }
        if (unit.restored()) {
            unit.restored(false);
            unit.suspect(unit.suspect() || steps.versions().behind(unit.rows()));
        }
        Work<S> work = new Work<>(unit, world.scope(unit.id()));
        try {
            actOrTell(work);
            conclude(work);
        } catch (Retrying.Stopping e) {
            LOG.debugf("%s: %s", name, e.getMessage());
        } catch (LostOwnership e) {
            LOG.infof("%s: %s", name, e.getMessage());
        }
    }

    /** I9: a bug that one unit meets is told for it, and held against no other. */
    private void actOrTell(Work<S> work) {
        try {
            act(work);
        } catch (Retrying.Stopping | LostOwnership e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "bug in a turn of %s; it is read from the cloud and tried again", work.unit.id());
            work.blind = true;
            work.trouble(null, Bugs.failure(work.unit.id().text()));
        }
    }

    private void act(Work<S> work) {
        switch (steps.facts().of(work.scope)) {
            case Result.Failed<F> failed -> {
                work.blind = true;
                work.trouble(null, failed.failure());
            }
            case Result.Done<F> done -> act(work, done.value());
        }
    }

    private void act(Work<S> work, F facts) {
        if ((work.unit.suspect() || work.anyEnding()) && !look(work)) {
            return;
        }
        letGo(work);
        F fresh = steps.planning().judge(work, facts);
        steps.planning().plan(work, fresh);
        if (work.plan.deletes() && !work.looked) { // I2: nothing is deleted on the inventory's word alone
            if (!look(work)) {
                return;
            }
            steps.planning().plan(work, fresh);
        }
        if (work.unit.id().shared()) {
            steps.sharedTurn().begin(work);
        }
        makeRoom(work);
        steps.puts().run(work);
        withdraw(work);
        seeGone(work);
    }

    private boolean look(Work<S> work) {
        work.blind = !steps.look().into(work, List.of());
        return !work.blind;
    }

    private void letGo(Work<S> work) {
        for (String uid : work.abandoned()) {
            steps.deletes().letGo(work, work.foundOf(uid));
        }
    }

    /** I4: who loses an address says so before it goes. */
    private void makeRoom(Work<S> work) {
        if (work.plan.interrupts()) {
            work.interrupting = true;
            steps.saying().say(work, work.plan.before());
            steps.deletes().run(work, work.plan.before());
            work.interrupting = false;
        }
    }

    private void withdraw(Work<S> work) {
        work.withdrawal = steps.drain().of(work);
        if (work.plan.after().isEmpty()
                || (work.unit.id().shared() && !steps.sharedTurn().close(work))) {
            return;
        }
        steps.saying().say(work, work.withdrawal.unspoken());
        steps.drain().begin(work);
        steps.deletes().run(work, work.withdrawal.now());
    }

    /** I5: gone is what a read shows to be gone, in the turn that says so. */
    private void seeGone(Work<S> work) {
        List<Row> ending = work.rows.values().stream()
                .filter(row -> row.ending() && work.touched.contains(row.uid()))
                .toList();
        if (ending.isEmpty() || !work.troubles.isEmpty()) {
            return;
        }
        work.looked = steps.look().into(work, List.of());
        ending.stream()
                .filter(row -> work.looked && !work.foundOf(row.uid()).isEmpty())
                .forEach(row -> work.trouble(row.uid(), stillThere(work.foundOf(row.uid()))));
    }

    private Failure stillThere(List<Found<S>> parts) {
        String names = parts.stream().map(part -> part.spec().summary()).collect(Collectors.joining(", "));
        return Failure.of(FailureKind.CONFLICT, "StillThere", names, "The cloud still shows " + names + ".");
    }

    private void conclude(Work<S> work) {
        if (units.find(work.unit.id().text()) != work.unit) {
            return; // the partition was lost, and maybe won again: this turn's view is not the one that counts
        }
        if (work.notYet) {
            turns.wakeIn(work.unit.id().text(), world.untilQuiet(work.unit.id().partition()));
            return;
        }
        if (work.troubles.stream().anyMatch(trouble -> trouble.is(LeaseCheck.LEASE_ENDING))) {
            turns.wakeIn(work.unit.id().text(), LEASE_PAUSE);
            return;
        }
        Set<String> gone = gone(work);
        steps.finish().settle(work, gone);
        if (!gone.isEmpty()) {
            steps.finish().store(work); // before it is said: the tombstone that answers must find a finished row
        }
        steps.saying().say(work, work.withdrawal.draining());
        steps.finish().store(work);
        steps.finish().schedule(work);
        steps.settling().watch(work);
        steps.sharedTurn().conclude(work);
        afterwards(work);
    }

    private Set<String> gone(Work<S> work) {
        Set<String> gone = new HashSet<>();
        work.rows.values().stream()
                .filter(row ->
                        row.ending() && work.looked && work.foundOf(row.uid()).isEmpty())
                .forEach(row -> gone.add(row.uid()));
        return gone;
    }

    /** The last Gone of a cluster frees the shared parts; another domain of the same source may speak now. */
    private void afterwards(Work<S> work) {
        boolean newlyGone = work.rows.values().stream()
                .anyMatch(row -> row.gone()
                        && work.before.containsKey(row.key())
                        && !work.before.get(row.key()).gone());
        if (newlyGone) {
            turns.wake(steps.sharedTurn().unitOf(work).text());
            wakeAll(work.rows.values().stream()
                    .flatMap(row -> units.siblings(row).stream())
                    .map(row -> row.desired().domain())
                    .toList());
        }
        if (units.dropIfEmpty(work.unit)) {
            steps.versions().forget(work.unit.id());
        }
    }

    private void wakeAll(Collection<String> names) {
        names.forEach(turns::wake);
    }
}
