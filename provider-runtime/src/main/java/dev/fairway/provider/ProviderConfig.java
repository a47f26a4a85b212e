package dev.fairway.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the loop behaves, the same for every cloud. */
@ConfigMapping(prefix = "fairway.loop")
public interface ProviderConfig {
    /** How long an owner may act without renewing. */
    @WithDefault("10s")
    Duration lease();

    @WithDefault("2s")
    Duration renew();

    /** After this a call counts as unanswered; shorter than the lease by more than two renewals. */
    @WithDefault("6s")
    Duration callTimeout();

    /** Between the acknowledgement of a new address and the end of the old balancer. */
    @WithDefault("5s")
    Duration drain();

    /** Until the cloud is asked for the first time whether traffic flows; then ever more rarely. */
    @WithDefault("300ms")
    Duration firstPoll();

    /** How often what exists is compared with what is known. */
    @WithDefault("5m")
    Duration sweep();

    /** What no row explains has to be seen again after this time before it is deleted. */
    @WithDefault("10m")
    Duration orphanAge();
}
