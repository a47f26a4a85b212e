package dev.fairway.provider.loop;

import dev.fairway.spi.Change;
import dev.fairway.spi.Spec;
import java.util.List;
import java.util.stream.Stream;

/**
 * The deletions at a plan's end.
 *
 * @param now may go at once
 * @param draining have lost their address, which clients may still hold for a while
 * @param held wait because puts of their owner failed or have not been made: traffic still needs them
 */
record Withdrawal<S extends Spec>(
        List<Change.Delete<S>> now, List<Change.Delete<S>> draining, List<Change.Delete<S>> held) {
    static <S extends Spec> Withdrawal<S> none() {
        return new Withdrawal<>(List.of(), List.of(), List.of());
    }

    /** What is not there any more for those who read outcomes. */
    List<Change.Delete<S>> unspoken() {
        return Stream.concat(now.stream(), draining.stream()).toList();
    }

    /** Their owners are not done. */
    List<Change.Delete<S>> later() {
        return Stream.concat(draining.stream(), held.stream()).toList();
    }
}
