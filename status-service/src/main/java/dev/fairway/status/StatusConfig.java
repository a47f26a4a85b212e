package dev.fairway.status;

import io.smallrye.config.ConfigMapping;

/** Whose Services are written. */
@ConfigMapping(prefix = "fairway.status")
public interface StatusConfig {

    /** Short name of the cluster, as its watcher has it ({@code FAIRWAY_CLUSTER}); outcomes of other clusters are passed over. */
    String cluster();
}
