package dev.fairway.contracts.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Service as far as a load balancer depends on it; key {@code cluster/namespace/name}.
 *
 * @param deleting the object has a deletion timestamp
 * @param finalizers all of them, so that ours can be told from others'
 * @param type {@code spec.type}
 * @param externalTrafficPolicy {@code Cluster} or {@code Local}; null where the type has none
 * @param healthCheckNodePort 0 where there is none
 * @param annotations all but {@code kubectl.kubernetes.io/last-applied-configuration}
 */
public record ServiceSnapshot(
        String cluster,
        String namespace,
        String name,
        String uid,
        boolean deleting,
        List<String> finalizers,
        String type,
        @Nullable String loadBalancerClass,
        List<ServicePort> ports,
        @Nullable String externalTrafficPolicy,
        int healthCheckNodePort,
        List<String> loadBalancerSourceRanges,
        @Nullable String loadBalancerIp,
        @Nullable SessionAffinity sessionAffinity,
        @Nullable Boolean allocateLoadBalancerNodePorts,
        List<String> ipFamilies,
        @Nullable String ipFamilyPolicy,
        Map<String, String> annotations) {

    public ServiceSnapshot {
        finalizers = finalizers == null ? List.of() : List.copyOf(finalizers);
        ports = ports == null ? List.of() : List.copyOf(ports);
        loadBalancerSourceRanges = loadBalancerSourceRanges == null ? List.of() : List.copyOf(loadBalancerSourceRanges);
        ipFamilies = ipFamilies == null ? List.of() : List.copyOf(ipFamilies);
        annotations = annotations == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    public SourceRef source() {
        return new SourceRef(cluster, Kind.SERVICE, namespace, name);
    }

    @JsonIgnore
    public boolean isLoadBalancer() {
        return type.equals("LoadBalancer");
    }

    public boolean hasOurFinalizer() {
        return finalizers.contains(Finalizers.LOAD_BALANCER);
    }
}
