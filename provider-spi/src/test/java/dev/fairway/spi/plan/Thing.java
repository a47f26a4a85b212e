package dev.fairway.spi.plan;

import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import dev.fairway.spi.Spec;
import java.util.Set;

/** A spec with nothing but what the planner looks at, and a colour that can be changed in place. */
record Thing(ResourceId id, String owner, Set<ResourceId> needs, Set<Slot> slots, String colour) implements Spec {
    @Override
    public String summary() {
        return id.toString();
    }
}
