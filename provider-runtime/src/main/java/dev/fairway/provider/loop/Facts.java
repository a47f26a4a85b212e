package dev.fairway.provider.loop;

import dev.fairway.provider.act.Calls;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of accounts, read once and again on demand. Many turns that ask at once cause one read. */
public final class Facts<S extends Spec, F> {
    private record Entry<F>(F facts, long readAt) {}

    private final Calls<S, F> calls;
    private final Map<ClusterScope, Entry<F>> known = new ConcurrentHashMap<>();
    private final Map<ClusterScope, Object> locks = new ConcurrentHashMap<>();

    public Facts(Calls<S, F> calls) {
        this.calls = calls;
    }

    public Result<F> of(ClusterScope scope) {
        Entry<F> entry = known.get(scope);
        if (entry != null) {
            return Result.done(entry.facts());
        }
        synchronized (locks.computeIfAbsent(scope, _ -> new Object())) {
            Entry<F> meanwhile = known.get(scope);
            return meanwhile != null ? Result.done(meanwhile.facts()) : read(scope);
        }
    }

    /** Reads again unless that was done less than {@code age} ago. True if something else came out. */
    public boolean refresh(ClusterScope scope, Duration age) {
        synchronized (locks.computeIfAbsent(scope, _ -> new Object())) {
            Entry<F> before = known.get(scope);
            if (before != null && System.nanoTime() - before.readAt() < age.toNanos()) {
                return false;
            }
            read(scope);
            Entry<F> after = known.get(scope);
            return before != null && after != null && !after.facts().equals(before.facts());
        }
    }

    private Result<F> read(ClusterScope scope) {
        Result<F> result = calls.facts(scope);
        if (result instanceof Result.Done<F> done) {
            known.put(scope, new Entry<>(done.value(), System.nanoTime()));
        }
        return result;
    }
}
