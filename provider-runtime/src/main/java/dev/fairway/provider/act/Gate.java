package dev.fairway.provider.act;

import dev.fairway.spi.Result;
import java.util.function.Supplier;

/** Something a call passes on its way to the cloud. */
public interface Gate {
    <T> Result<T> pass(Act act, Supplier<Result<T>> call);
}
