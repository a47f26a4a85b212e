package dev.fairway.spi;

/** What an act comes back with. Exceptions are bugs. */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Failed<T>(Failure failure) implements Result<T> {}

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> failed(Failure failure) {
        return new Failed<>(failure);
    }
}
