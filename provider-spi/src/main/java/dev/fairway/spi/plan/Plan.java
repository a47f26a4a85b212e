package dev.fairway.spi.plan;

import dev.fairway.spi.Change;
import dev.fairway.spi.Spec;
import java.util.List;
import java.util.stream.Stream;

/**
 * What turns found into wanted. {@code before} goes first and only where old and new need the same slot; then {@code puts};
 * then {@code after}. Inside each list {@link Rounds} says what may run at once.
 */
public record Plan<S extends Spec>(
        List<Change.Delete<S>> before, List<Change.Put<S>> puts, List<Change.Delete<S>> after) {

    public Plan {
        before = List.copyOf(before);
        puts = List.copyOf(puts);
        after = List.copyOf(after);
    }

    public boolean isEmpty() {
        return before.isEmpty() && puts.isEmpty() && after.isEmpty();
    }

    /** Traffic stops for a moment, since an old resource must go before the new one can be. */
    public boolean interrupts() {
        return !before.isEmpty();
    }

    public boolean deletes() {
        return !before.isEmpty() || !after.isEmpty();
    }

    /** One line a change, in the order of the lists. */
    public List<String> describe() {
        return Stream.of(before.stream(), puts.stream(), after.stream())
                .flatMap(changes -> changes)
                .map(Object::toString)
                .toList();
    }
}
