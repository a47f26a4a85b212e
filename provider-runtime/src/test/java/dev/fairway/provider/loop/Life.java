package dev.fairway.provider.loop;

import dev.fairway.provider.act.Act;
import dev.fairway.provider.act.Gate;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One life of a process: every call, commit and publish is a step before and after it, and at one of them it is killed. */
final class Life {
    private final AtomicInteger countdown;
    private volatile boolean dead;

    /** What kill -9 looks like from inside. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** @param countdown steps until the kill; it may outlive this life, and never reaches zero if it begins below */
    Life(AtomicInteger countdown) {
        this.countdown = countdown;
    }

    boolean isDead() {
        return dead;
    }

    void end() {
        dead = true;
    }

    private void step() {
        if (dead || countdown.decrementAndGet() == 0) {
            dead = true;
            throw new Killed();
        }
    }

    private void around(Runnable what) {
        step();
        what.run();
        step();
    }

    Gate gate(Gate next) {
        return new Gate() {
            @Override
            public <T> Result<T> pass(Act act, Supplier<Result<T>> call) {
                step();
                Result<T> result = next.pass(act, call);
                step();
                return result;
            }
        };
    }

    Outbox outbox(Outbox next) {
        return letters -> around(() -> next.publish(letters));
    }

    <S extends Spec> Store<S> store(Store<S> next) {
        return new Store<>() {
            @Override
            public void inventory(UnitId unit, Collection<Found<S>> there, Collection<ResourceId> gone) {
                around(() -> next.inventory(unit, List.copyOf(there), List.copyOf(gone)));
            }

            @Override
            public Map<ResourceId, Found<S>> inventory(UnitId unit) {
                return next.inventory(unit);
            }

            @Override
            public void progress(Collection<Row> rows) {
                around(() -> next.progress(rows));
            }

            @Override
            public void busy(UnitId shared, boolean busy) {
                around(() -> next.busy(shared, busy));
            }

            @Override
            public boolean anyLive(String cluster) {
                return next.anyLive(cluster);
            }
        };
    }
}
