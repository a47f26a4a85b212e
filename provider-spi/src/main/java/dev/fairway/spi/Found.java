package dev.fairway.spi;

/** A resource that exists and is ours. */
public record Found<S extends Spec>(S spec, Handle handle) {

    public ResourceId id() {
        return spec.id();
    }
}
