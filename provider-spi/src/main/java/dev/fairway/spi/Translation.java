package dev.fairway.spi;

import dev.fairway.contracts.outcome.Problem;
import java.util.List;
import java.util.Map;

/**
 * A domain in a cloud's words.
 *
 * @param specs all that should exist
 * @param notes by source uid: what a person may want to know, such as targets left out or a set still unknown
 */
public record Translation<S extends Spec>(List<S> specs, Map<String, List<Problem>> notes) {

    public Translation {
        specs = List.copyOf(specs);
        notes = Map.copyOf(notes);
    }
}
