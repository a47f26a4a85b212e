package dev.fairway.provider;

import dev.fairway.contracts.Topics;
import dev.fairway.provider.act.Calls;
import dev.fairway.provider.act.LeaseCheck;
import dev.fairway.provider.act.Metrics;
import dev.fairway.provider.act.TimeOut;
import dev.fairway.provider.budget.Budget;
import dev.fairway.provider.intake.Assignment;
import dev.fairway.provider.intake.Intake;
import dev.fairway.provider.intake.IntakeStore;
import dev.fairway.provider.intake.Retell;
import dev.fairway.provider.intake.UnitIds;
import dev.fairway.provider.loop.Engine;
import dev.fairway.provider.own.Ownership;
import dev.fairway.provider.store.PgStore;
import dev.fairway.provider.store.Restore;
import dev.fairway.provider.sweep.Sweep;
import dev.fairway.provider.world.OutcomeTopic;
import dev.fairway.provider.world.PublishedWorld;
import dev.fairway.runtime.positions.PositionSeeker;
import dev.fairway.runtime.positions.Positions;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.Spec;
import java.time.Clock;
import java.util.List;

/** The parts of a provider service, put together around one provider. Nothing starts by itself. */
record Runtime<S extends Spec, F>(
        CloudProvider<S, F> provider,
        Ownership ownership,
        PublishedWorld world,
        Engine<S, F> engine,
        Intake intake,
        Assignment<S> assignment,
        Sweep<S, F> sweep,
        LeaseCheck leaseCheck) {
    static <S extends Spec, F> Runtime<S, F> of(
            CloudProvider<S, F> provider, ProviderConfig config, Outside outside, String replica) {
        var pool = outside.pool();
        var retrying = outside.retrying();
        String name = provider.announcement().provider();
        UnitIds units = new UnitIds(
                provider.announcement().domainRule(), outside.topics().partitions(Topics.desired(name)));
        Ownership ownership = new Ownership(pool, retrying, replica, config.lease());
        PublishedWorld world = new PublishedWorld(name, ownership, units.partitions());
        LeaseCheck leaseCheck = new LeaseCheck(
                part -> ownership.outlasts(part, config.callTimeout()),
                new Metrics(outside.metrics(), new TimeOut(config.callTimeout())));
        Calls<S, F> calls = new Calls<>(provider, new Budget(world::share, leaseCheck));
        OutcomeTopic outbox = new OutcomeTopic(outside.publisher(), retrying);
        Engine<S, F> engine = new Engine<>(
                provider,
                calls,
                new PgStore<>(pool, ownership, retrying, provider.specType()),
                outbox,
                world,
                new Engine.Settings(config.drain(), config.firstPoll(), Clock.systemUTC(), units::partition));
        Positions positions = new Positions(pool);
        Intake intake = new Intake(
                name,
                outside.deadLetters(),
                new IntakeStore(pool, positions, retrying),
                ownership,
                new Intake.Delivery(engine, units, outbox));
        Assignment<S> assignment = new Assignment<>(
                ownership,
                pool,
                retrying,
                told -> new PositionSeeker(positions, outside.kafka(), retrying, told),
                new Assignment.Taker<>(
                        engine,
                        new Restore<>(pool, retrying, provider.specType(), units::of),
                        intake,
                        new Retell(pool, retrying, outside.kafka(), outbox),
                        leaseCheck::anyUnderWay));
        Sweep<S, F> sweep = new Sweep<>(
                calls,
                engine,
                world,
                pool,
                outside.metrics(),
                new Sweep.Settings(config.orphanAge(), provider.listedTypes()));
        return new Runtime<>(provider, ownership, world, engine, intake, assignment, sweep, leaseCheck);
    }

    /** What was lost to another owner is forgotten. */
    void renew() {
        ownership.renew();
        engine.units().drop(unit -> !ownership.owns(unit.partition()));
    }

    /** Accounts are read before the first Service asks for them, so that it does not wait for that. */
    void readAccounts() {
        if (world.known()) {
            world.homes()
                    .forEach(scope ->
                            Thread.ofVirtual().start(() -> engine.facts().of(scope)));
        }
    }

    /** Rows of other replicas may need the shared parts that this one plans, or need them no more. */
    void lookAround() {
        if (!world.ownsAll() && world.known()) {
            world.homes().stream()
                    .map(scope -> engine.sharedUnit(scope.cluster(), scope.clusterUid()))
                    .filter(unit -> world.owns(unit.partition()))
                    .forEach(engine::lookAtShared);
        }
    }

    void close() {
        engine.close();
        world.close();
        ownership.leave(List.copyOf(ownership.owned()), leaseCheck::anyUnderWay);
    }
}
