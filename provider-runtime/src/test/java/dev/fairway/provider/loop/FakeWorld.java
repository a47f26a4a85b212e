package dev.fairway.provider.loop;

import static dev.fairway.provider.loop.Wishes.CLUSTER;
import static dev.fairway.provider.loop.Wishes.CLUSTER_UID;
import static dev.fairway.provider.loop.Wishes.frontend;
import static dev.fairway.provider.loop.Wishes.source;
import static dev.fairway.provider.loop.Wishes.uid;

import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.provider.act.Calls;
import dev.fairway.provider.act.TimeOut;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Ownership;
import dev.fairway.testkit.Call;
import dev.fairway.testkit.fake.FakeCloud;
import dev.fairway.testkit.fake.FakeProvider;
import dev.fairway.testkit.fake.FakeSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A cloud, a database and a Kafka that outlive the loop, and a loop that can be killed. */
final class FakeWorld implements AutoCloseable {
    final FakeCloud cloud = new FakeCloud();
    MemoryStore database = new MemoryStore();
    final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    final Map<String, BackendSet> sets = new ConcurrentHashMap<>();
    private final DomainRule rule;
    private Duration drain = Duration.ofMillis(1);
    volatile boolean complete = true;
    /** Other than 0: the shared parts are another replica's. */
    volatile int sharedPartition;

    volatile Duration quiet = Duration.ZERO;
    final List<String> violations = new CopyOnWriteArrayList<>();
    private final AtomicInteger countdown;
    private Life life;
    private int starts;
    private Engine<FakeSpec, FakeProvider.Facts> engine;

    FakeWorld(DomainRule rule) {
        this(rule, 0);
    }

    /** @param killAt the step at which the process dies, counted over all its lives; 0 for never */
    FakeWorld(DomainRule rule, int killAt) {
        this.rule = rule;
        this.countdown = new AtomicInteger(killAt);
        this.life = new Life(countdown);
        this.engine = start();
        cloud.watch(this::checkDeletion);
    }

    FakeWorld drain(Duration drain) {
        this.drain = drain;
        restart();
        return this;
    }

    private Engine<FakeSpec, FakeProvider.Facts> start() {
        FakeProvider provider = new FakeProvider(cloud, rule);
        return new Engine<>(
                provider,
                new Calls<>(provider, life.gate(new TimeOut(Duration.ofMillis(400)))),
                life.store(database.fence()),
                life.outbox(letters -> letters.forEach(letter -> publish(letter.outcome()))),
                new View(),
                new Engine.Settings(
                        drain,
                        Duration.ofMillis(3),
                        Clock.systemUTC(),
                        domain -> domain.endsWith("/shared") ? sharedPartition : 0));
    }

    private void publish(Outcome outcome) {
        outcomes.add(outcome);
        if (outcome.phase() instanceof Phase.Gone
                && cloud.things().values().stream()
                        .anyMatch(f -> f.spec().owner().equals(outcome.uid()))) {
            violations.add("I5: said to be gone while parts exist: " + outcome);
        }
    }

    private void checkDeletion(Call call) {
        if (call.act().equals("delete") && call.resource().startsWith("balancer/")) {
            String size = call.resource().substring(call.resource().lastIndexOf('-') + 1);
            cloud.things().values().stream()
                    .filter(f -> f.id().toString().equals(call.resource()))
                    .map(f -> ((FakeSpec.Balancer) f.spec()))
                    .filter(balancer -> outcomes.stream()
                            .filter(o -> o.uid().equals(balancer.owner()))
                            .reduce((_, b) -> b)
                            .filter(o -> o.addresses().stream()
                                    .anyMatch(a -> (balancer.name() + "." + size + ".fake").equals(a.hostname())))
                            .isPresent())
                    .forEach(balancer -> violations.add("I4: " + call + " before its address was withdrawn"));
        }
    }

    int starts() {
        return starts;
    }

    void anotherReplicaMakesTheFence() {
        ClusterScope scope = new ClusterScope(CLUSTER, CLUSTER_UID, "", "", "");
        FakeSpec fence = new FakeSpec.Fence(Ownership.ofShared(scope, FakeSpec.FENCE));
        cloud.plant(fence);
        String domain = UnitId.sharedDomain(CLUSTER);
        UnitId unit = new UnitId(domain, domain, sharedPartition, CLUSTER, CLUSTER_UID, Ownership.SHARED);
        database.elsewhere(unit, new Found<>(fence, Handle.of("theirs")));
    }

    boolean killed() {
        return life.isDead();
    }

    /** As kill -9 and a start: what was in memory is lost. */
    void restart() {
        restartWith(() -> {});
    }

    /** The rows of the topic come in again, into an empty database. */
    void loseDatabase() {
        restartWith(() -> database = database.refilled());
    }

    /** @param meanwhile happens while nobody is there */
    void restartWith(Runnable meanwhile) {
        life.end();
        engine.close();
        life = new Life(countdown);
        meanwhile.run();
        engine = start();
        starts++;
        engine.restore(database.restored());
    }

    private final class View implements World {
        @Override
        public boolean known() {
            return true;
        }

        @Override
        public ClusterScope scope(UnitId unit) {
            return new ClusterScope(unit.cluster(), unit.clusterUid(), "", "", "");
        }

        @Override
        public boolean owns(int partition) {
            return partition == 0;
        }

        @Override
        public boolean ownsAll() {
            return sharedPartition == 0;
        }

        @Override
        public boolean complete() {
            return complete;
        }

        @Override
        public Duration untilQuiet(int partition) {
            return quiet;
        }

        @Override
        public @Nullable BackendSet set(String key) {
            return sets.get(key);
        }
    }

    void pods(String service, long version, String... addresses) {
        List<Target> targets = new ArrayList<>();
        for (String address : addresses) {
            targets.add(new Target(List.of(address), 8080, "node-1", "a", null, true, true, false, Map.of()));
        }
        String key = BackendSet.podsOf(CLUSTER, "default", service, "");
        sets.put(key, new BackendSet(key, version, targets));
        engine.backendsChanged(key);
    }

    void desire(Desired desired) {
        boolean source = rule == DomainRule.SOURCE;
        String text = source ? desired.domain() + "|" + desired.uid() : desired.domain();
        UnitId id = new UnitId(text, desired.domain(), 0, CLUSTER, CLUSTER_UID, null);
        Row row = new Row(desired, 0, Progress.NONE, false, false, null);
        database.desired(id, row);
        engine.arrived(id, row);
    }

    void present(String name, long generation, Map<String, String> annotations, int... ports) {
        SourceRef source = source(name);
        desire(new Desired.Present(
                domain(name),
                source,
                uid(name),
                CLUSTER_UID,
                generation,
                frontend(name, uid(name), annotations, ports)));
    }

    /** A new object under an old name. */
    void presentAs(String name, String uid, long generation) {
        desire(new Desired.Present(
                domain(name), source(name), uid, CLUSTER_UID, generation, frontend(name, uid, Map.of(), 80)));
    }

    void absent(String name, long generation) {
        desire(new Desired.Absent(domain(name), source(name), uid(name), CLUSTER_UID, generation));
    }

    void abandoned(String name, long generation) {
        desire(new Desired.Abandoned(domain(name), source(name), uid(name), CLUSTER_UID, generation));
    }

    String domain(String name) {
        return rule == DomainRule.SOURCE ? source(name).toString() : CLUSTER + "/all";
    }

    Optional<Outcome> latest(String name) {
        return outcomes.stream().filter(o -> o.source().equals(source(name))).reduce((_, b) -> b);
    }

    Outcome last(String name) {
        return latest(name).orElseThrow(() -> new AssertionError("nothing was said of " + name));
    }

    void awaitReady(String name, long generation) {
        await(
                name + " is Ready",
                () -> latest(name)
                        .filter(last -> last.phase() instanceof Phase.Ready && last.generation() == generation)
                        .isPresent());
    }

    void awaitGone(String name) {
        await(
                name + " is Gone",
                () -> latest(name)
                        .filter(last -> last.phase() instanceof Phase.Gone)
                        .isPresent());
    }

    /** If the process dies while it is waited for, it is started again. */
    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            if (killed()) {
                restart();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "not within 15 s: " + what + "; outcomes " + outcomes + "; calls " + cloud.journal());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    List<String> mutations() {
        return cloud.journal().stream()
                .filter(Call::mutating)
                .map(Call::toString)
                .toList();
    }

    long reads(String act) {
        return cloud.journal().stream().filter(call -> call.act().equals(act)).count();
    }

    @Override
    public void close() {
        engine.close();
    }
}
