package dev.fairway.provider.act;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Result;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** I6: no call starts when the owner's lease would end before the call's time-out. */
public final class LeaseCheck implements Gate {
    /** Reason of a call that was not started; nothing is said of it, for it may be another owner's to say. */
    public static final String LEASE_ENDING = "LeaseEnding";

    private final Predicate<Integer> longEnough;
    private final Gate next;
    private final Map<Integer, AtomicInteger> underWay = new ConcurrentHashMap<>();

    /** @param longEnough whether the lease of a partition outlasts a call that starts now */
    public LeaseCheck(Predicate<Integer> longEnough, Gate next) {
        this.longEnough = longEnough;
        this.next = next;
    }

    @Override
    public <T> Result<T> pass(Act act, Supplier<Result<T>> call) {
        if (act.partition() != Act.ANY_REPLICA && !longEnough.test(act.partition())) {
            return Result.failed(new Failure(
                    FailureKind.UNAVAILABLE,
                    Failure.of(
                                    FailureKind.UNAVAILABLE,
                                    LEASE_ENDING,
                                    "partition " + act.partition(),
                                    "Its database does not renew this provider's lease; nothing is called until it does.")
                            .problems(),
                    Duration.ofSeconds(1)));
        }
        AtomicInteger counter = underWay.computeIfAbsent(act.partition(), _ -> new AtomicInteger());
        counter.incrementAndGet();
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                counter.decrementAndGet();
            }
        };
        AtomicBoolean begun = new AtomicBoolean();
        try {
            return next.pass(act, () -> {
                begun.set(true);
                try {
                    return call.get();
                } finally {
                    end.run();
                }
            });
        } finally {
            if (!begun.get()) {
                end.run();
            }
        }
    }

    /** Whether a call for this partition has not ended yet, those included that nobody waits for any more. */
    public boolean anyUnderWay(int partition) {
        AtomicInteger counter = underWay.get(partition);
        return counter != null && counter.get() > 0;
    }
}
