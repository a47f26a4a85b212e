package dev.fairway.runtime.kubernetes;

import io.fabric8.kubernetes.client.Config;

/** How our clients differ from the default. */
public final class ClientSettings {

    /**
     * One GET is a watch, and its end is ours to see; what failed is tried again by those who know what it was for, since only
     * they know whether it is still wanted.
     */
    public static void apply(Config config) {
        config.setOnlyHttpWatches(true);
        config.setWatchReconnectLimit(0);
        config.setRequestRetryBackoffLimit(0);
        config.setConnectionTimeout(3_000);
        config.setRequestTimeout(6_000);
    }

    private ClientSettings() {}
}
