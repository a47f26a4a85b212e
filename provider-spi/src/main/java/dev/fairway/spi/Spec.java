package dev.fairway.spi;

import java.util.Set;

/**
 * One resource as it should be: exactly the fields we own, each always with a value, in canonical form. Two specs are
 * compared by equality, so what a read gives back must equal what was put. Implemented by records.
 */
public interface Spec {

    ResourceId id();

    /** Uid of the source it exists for, or {@link Ownership#SHARED}. */
    String owner();

    /** What must exist before this can; in the same domain or in the shared one. */
    Set<ResourceId> needs();

    /** What it holds that no other resource can hold at the same time. */
    Set<Slot> slots();

    /** For people, in logs, dry runs and problems: {@code listener TCP 80}. */
    String summary();
}
