package dev.fairway.testkit.fake;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.testkit.Call;
import dev.fairway.testkit.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What exists, by name, and a journal of all calls. A resource that others lean on cannot be deleted. */
public final class FakeCloud {
    private final Map<ResourceId, Found<FakeSpec>> things = new ConcurrentHashMap<>();
    private final List<Call> journal = new CopyOnWriteArrayList<>();
    private final AtomicInteger sequence = new AtomicInteger();
    private volatile Faults faults = Faults.NONE;
    private volatile Consumer<Call> watcher = _ -> {};

    public void faults(Faults faults) {
        this.faults = faults;
    }

    /** Told of each call before it has its effect. */
    public void watch(Consumer<Call> watcher) {
        this.watcher = watcher;
    }

    public List<Call> journal() {
        return List.copyOf(journal);
    }

    public Map<ResourceId, Found<FakeSpec>> things() {
        return Map.copyOf(things);
    }

    /** Somebody else's hand. */
    public void remove(ResourceId id) {
        things.remove(id);
    }

    /** Somebody else's resource under a name that we would choose. */
    public void plant(FakeSpec spec) {
        things.put(spec.id(), new Found<>(spec, Handle.of("foreign-" + spec.id())));
    }

    <T> Result<T> call(Call call, Supplier<Result<T>> effect) {
        journal.add(call);
        watcher.accept(call);
        Failure before = faults.before(call);
        if (before != null) {
            return Result.failed(before);
        }
        Result<T> result = effect.get();
        Failure after = faults.after(call);
        return after == null ? result : Result.failed(after);
    }

    synchronized Found<FakeSpec> store(FakeSpec spec) {
        for (ResourceId need : spec.needs()) {
            if (!things.containsKey(need)) {
                throw new IllegalStateException(spec + " was put before " + need);
            }
        }
        Found<FakeSpec> old = things.get(spec.id());
        Handle handle = old == null ? Handle.of("fake-" + sequence.incrementAndGet()) : old.handle();
        Found<FakeSpec> now = new Found<>(spec, handle);
        things.put(spec.id(), now);
        return now;
    }

    synchronized Result<ResourceId> delete(ResourceId id) {
        if (things.values().stream().anyMatch(other -> other.spec().needs().contains(id))) {
            return Result.failed(new Failure(
                    FailureKind.CONFLICT,
                    List.of(new Problem("InUse", id.toString(), "It is still in use.")),
                    Duration.ofMillis(200)));
        }
        things.remove(id);
        return Result.done(id);
    }
}
