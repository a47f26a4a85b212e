package dev.fairway.provider.budget;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.provider.act.Act;
import dev.fairway.provider.act.Gate;
import dev.fairway.spi.Result;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** I10: calls stay inside what the account takes, over all replicas: each uses the share that its partitions are of all. */
public final class Budget implements Gate {
    private final DoubleSupplier share;
    private final Gate next;
    private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /** @param share of all partitions that are this replica's, above 0 */
    public Budget(DoubleSupplier share, Gate next) {
        this.share = share;
        this.next = next;
    }

    @Override
    public <T> Result<T> pass(Act act, Supplier<Result<T>> call) {
        Turnstile turnstile = turnstiles.computeIfAbsent(
                act.bucket(), _ -> new Turnstile(Rate.fresh(share.getAsDouble(), System.nanoTime())));
        turnstile.learn(rate -> rate.withShare(share.getAsDouble()));
        turnstile.enter(act.priority());
        Result<T> result = next.pass(act, call);
        turnstile.learn(
                result instanceof Result.Failed<T> failed && failed.failure().kind() == FailureKind.THROTTLED
                        ? Rate::throttled
                        : Rate::answered);
        return result;
    }
}
