package dev.fairway.watcher;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Which cluster this is, and where it lives. */
@ConfigMapping(prefix = "fairway.watcher")
public interface WatcherConfig {

    /** Short name of the cluster in all keys; bound to the uid of kube-system when first seen. */
    @WithDefault("${FAIRWAY_CLUSTER:laptop}")
    String cluster();

    /** Provider that serves Services without a class; none means that those are left alone. */
    @WithDefault("${FAIRWAY_DEFAULT_PROVIDER:}")
    Optional<String> defaultProvider();

    /** Where the cluster lives in each cloud; what is left empty the provider finds itself. */
    Map<String, Scope> providers();

    /** Namespace of the Lease by which one watcher of several is active. */
    @WithDefault("kube-system")
    String leaseNamespace();

    /**
     * Lets through the deletions that are held back because too much vanished at once, in epochs up to this one; the log names
     * the number to give.
     */
    @WithDefault("${FAIRWAY_ACCEPT_DELETIONS:0}")
    long acceptDeletions();

    /** Account, region and network as the cloud names them. */
    interface Scope {
        @WithDefault("")
        Optional<String> account();

        @WithDefault("")
        Optional<String> region();

        @WithDefault("")
        Optional<String> network();
    }
}
