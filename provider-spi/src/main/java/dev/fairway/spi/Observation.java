package dev.fairway.spi;

import java.util.List;

/** What a read of a domain showed: all parts of it that carry its mark. */
public record Observation<S extends Spec>(List<Found<S>> found) {

    public Observation {
        found = List.copyOf(found);
    }
}
