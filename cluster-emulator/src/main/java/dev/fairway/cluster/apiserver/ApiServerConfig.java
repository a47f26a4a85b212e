package dev.fairway.cluster.apiserver;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * @param port 0 for any free one
 * @param data where objects are kept; null keeps them in memory
 * @param clusterName name of the cluster and context in the kubeconfig
 */
public record ApiServerConfig(int port, @Nullable Path data, String clusterName) {

    /** In memory, on any free port. */
    public static ApiServerConfig inMemory() {
        return new ApiServerConfig(0, null, "laptop");
    }
}
