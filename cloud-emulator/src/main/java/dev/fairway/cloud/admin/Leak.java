package dev.fairway.cloud.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A resource that carries a cluster's mark and belongs to no object that is left. */
public record Leak(
        String cloud,
        String kind,
        String id,
        String name,
        @JsonUnwrapped Mark mark) {

    /** What its tags say of whom it was made for; empty where they do not say. */
    public record Mark(String source, String sourceUid, String part) {}
}
