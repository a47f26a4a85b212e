package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.Set;

/**
 * A port of a balancer. A balancer has each port number once, whatever the protocol; protocol and target group can be changed
 * in place, so that the listener keeps its ARN and connections are not cut.
 *
 * @param protocol {@code TCP}, {@code UDP} or {@code TCP_UDP}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Listener(Ownership ownership, String scheme, int port, String protocol, ResourceId targetGroup)
        implements AwsSpec {
    public static final String TYPE = "listener";

    public static ResourceId idOf(String scheme, int port) {
        return new ResourceId(TYPE, scheme + "-" + port);
    }

    @Override
    public ResourceId id() {
        return idOf(scheme, port);
    }

    @Override
    public String owner() {
        return ownership.sourceUid();
    }

    public ResourceId loadBalancer() {
        return LoadBalancer.idOf(scheme);
    }

    @Override
    public Set<ResourceId> needs() {
        return Set.of(loadBalancer(), targetGroup);
    }

    @Override
    public Set<Slot> slots() {
        return Set.of(new Slot("listener-port", scheme + "/" + port));
    }

    @Override
    public String summary() {
        return "listener " + protocol + " " + port;
    }
}
