package dev.fairway.spi;

/** Handles of what a change needs; all of them exist when a put is called. */
public interface Refs {

    /** @throws IllegalStateException if the spec being put did not name {@code id} among its needs */
    Handle handle(ResourceId id);
}
