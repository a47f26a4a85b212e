package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Slot;
import java.util.List;
import java.util.Set;

/**
 * A Network Load Balancer. Its scheme is immutable; subnets and groups can be changed in place.
 *
 * @param scheme {@code internet-facing} or {@code internal}
 * @param subnets ids, one per zone, sorted
 * @param securityGroups its own and the shared one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LoadBalancer(
        Ownership ownership, String name, String scheme, List<String> subnets, List<ResourceId> securityGroups)
        implements AwsSpec {
    public static final String TYPE = "load-balancer";
    /** Key of the address among the handle's facts. */
    public static final String DNS_NAME = "dnsName";

    public LoadBalancer {
        subnets = subnets.stream().sorted().toList();
        securityGroups = securityGroups.stream().sorted().toList();
    }

    public static ResourceId idOf(String scheme) {
        return new ResourceId(TYPE, scheme);
    }

    @Override
    public ResourceId id() {
        return idOf(scheme);
    }

    @Override
    public String owner() {
        return ownership.sourceUid();
    }

    @Override
    public Set<ResourceId> needs() {
        return Set.copyOf(securityGroups);
    }

    @Override
    public Set<Slot> slots() {
        return Set.of(new Slot("load-balancer-name", name));
    }

    @Override
    public String summary() {
        return scheme + " load balancer " + name;
    }
}
