package dev.fairway.cloud.dataplane;

import java.util.List;

/** All that shall exist. A frontend whose group is not listed has no targets. */
public record DataPlaneState(List<Frontend> frontends, List<TargetGroup> groups) {
    public static final DataPlaneState EMPTY = new DataPlaneState(List.of(), List.of());

    public DataPlaneState {
        frontends = List.copyOf(frontends);
        groups = List.copyOf(groups);
    }
}
