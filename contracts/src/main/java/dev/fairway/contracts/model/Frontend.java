package dev.fairway.contracts.model;

import dev.fairway.contracts.SourceRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one source wants of one provider, in no cloud's words.
 *
 * @param clusterUid whose resources these will be, written into every ownership tag
 * @param sourceRanges canonical CIDRs, sorted; empty means from everywhere
 * @param healthCheckNodePort 0 unless the policy is LOCAL
 * @param affinitySeconds null without client affinity
 * @param ipFamilies {@code IPv4}, {@code IPv6}, in the Service's order
 * @param annotations only those under the provider's announced prefixes, verbatim
 */
public record Frontend(
        SourceRef source,
        String uid,
        String clusterUid,
        @Nullable String loadBalancerClass,
        List<Listener> listeners,
        List<String> sourceRanges,
        TrafficPolicy externalTrafficPolicy,
        int healthCheckNodePort,
        @Nullable String loadBalancerIp,
        @Nullable Integer affinitySeconds,
        boolean allocateNodePorts,
        List<String> ipFamilies,
        Map<String, String> annotations) {

    public Frontend {
        listeners = List.copyOf(listeners);
        sourceRanges = sourceRanges == null ? List.of() : List.copyOf(sourceRanges);
        ipFamilies = ipFamilies == null ? List.of() : List.copyOf(ipFamilies);
        annotations = annotations == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(annotations));
    }
}
