package dev.fairway.testkit;

import dev.fairway.spi.Failure;
import org.jspecify.annotations.Nullable;

/** What goes wrong, by call. Either method may block, to play a call that hangs, or throw an Error, to play a kill. */
public interface Faults {
    Faults NONE = new Faults() {};

    /** Not null: the call fails and has no effect. */
    default @Nullable Failure before(Call call) {
        return null;
    }

    /** Not null: the call has its effect and the reply is lost. */
    default @Nullable Failure after(Call call) {
        return null;
    }
}
