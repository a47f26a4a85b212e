package dev.fairway.cluster.apiserver.reply;

import java.util.function.Function;

/** A value, or why there is none. */
public sealed interface Result<T> {

    record Ok<T>(T value) implements Result<T> {}

    record Refused<T>(Refusal refusal) implements Result<T> {}

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Result<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default <R> Result<R> then(Function<T, Result<R>> next) {
        return switch (this) {
            case Ok<T> ok -> next.apply(ok.value());
            case Refused<T> refused -> new Refused<>(refused.refusal());
        };
    }

    default <R> Result<R> map(Function<T, R> next) {
        return then(value -> ok(next.apply(value)));
    }
}
