package dev.fairway.spi;

import dev.fairway.contracts.outcome.Problem;
import java.util.List;

/** Whether a source's resources already carry traffic. */
public sealed interface Standing {

    /** @param notes worth telling although all is well */
    record Ready(List<Problem> notes) implements Standing {}

    /**
     * @param reason one CamelCase word
     * @param message what it waits for
     */
    record ComingUp(String reason, String message) implements Standing {}
}
