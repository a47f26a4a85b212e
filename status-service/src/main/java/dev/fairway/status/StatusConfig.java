package dev.fairway.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose objects are written. */
@ConfigMapping(prefix = "fairway.status")
public interface StatusConfig {

    /** Short name of the cluster, as in the keys of its objects. */
    @WithDefault("${FAIRWAY_CLUSTER:laptop}")
    String cluster();
}
