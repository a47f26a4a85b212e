package dev.fairway.provider.act;

import dev.fairway.spi.Result;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A timer per act, type and result: {@code fairway_provider_calls_seconds}. */
public final class Metrics implements Gate {
    private final MeterRegistry registry;
    private final Gate next;

    public Metrics(MeterRegistry registry, Gate next) {
        this.registry = registry;
        this.next = next;
    }

    @Override
    public <T> Result<T> pass(Act act, Supplier<Result<T>> call) {
        long start = System.nanoTime();
        Result<T> result = next.pass(act, call);
        String word = switch (result) {
            case Result.Done<T> _ -> "DONE";
            case Result.Failed<T> failed -> failed.failure().kind().name();
        };
        registry.timer("fairway.provider.calls", "act", act.verb(), "type", act.type(), "result", word)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return result;
    }
}
