package dev.fairway.aws.facts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network that balancers are made in.
 *
 * @param vpc id; empty where no subnet of the cluster was found
 * @param nodeGroups ids of security groups that carry the cluster's tag; exactly one is right
 */
public record AwsFacts(String vpc, List<Subnet> subnets, List<String> nodeGroups) {

    public AwsFacts {
        subnets = List.copyOf(subnets);
        nodeGroups = List.copyOf(nodeGroups);
    }

    /** @param ordinaryZone false in local and wavelength zones, which a Network Load Balancer is not placed in unasked */
    public record Subnet(String id, String zone, boolean ordinaryZone, Map<String, String> tags) {

        public Subnet {
            tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }
}
