package dev.fairway.reconciler.decide;

import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.contracts.snapshot.ServicePort;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.contracts.snapshot.SessionAffinity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A valid Service in the cloud-neutral model. Only what a provider may look at is in it, so only that makes a generation. */
final class Modeling {
    /** Kubernetes' default for {@code sessionAffinityConfig.clientIP.timeoutSeconds}. */
    private static final int AFFINITY_SECONDS = 10800;

    static Frontend frontend(ServiceSnapshot service, String clusterUid, ProviderAnnouncement provider) {
        boolean local = "Local".equals(service.externalTrafficPolicy());
        return new Frontend(
                service.source(),
                service.uid(),
                clusterUid,
                service.loadBalancerClass(),
                listeners(service),
                SourceRanges.of(service).cidrs(),
                local ? TrafficPolicy.LOCAL : TrafficPolicy.CLUSTER,
                local ? service.healthCheckNodePort() : 0,
                service.loadBalancerIp() == null || service.loadBalancerIp().isEmpty()
                        ? null
                        : service.loadBalancerIp(),
                affinity(service.sessionAffinity()),
                !Boolean.FALSE.equals(service.allocateLoadBalancerNodePorts()),
                service.ipFamilies(),
                annotations(service.annotations(), provider.annotationPrefixes()));
    }

    static String domain(ServiceSnapshot service, ProviderAnnouncement provider) {
        return switch (provider.domainRule()) {
            case SOURCE -> service.source().toString();
            case CLUSTER -> service.cluster();
        };
    }

    private static List<Listener> listeners(ServiceSnapshot service) {
        return service.ports().stream()
                .sorted(Comparator.comparing(ServicePort::port).thenComparing(ServicePort::protocol))
                .map(port -> new Listener(
                        port.name(),
                        Protocol.valueOf(port.protocol()),
                        port.port(),
                        port.appProtocol(),
                        new Pool(
                                BackendSet.nodesOf(service.cluster()),
                                port.nodePort(),
                                BackendSet.podsOf(service.cluster(), service.namespace(), service.name(), port.name()),
                                port.targetPort())))
                .toList();
    }

    private static @Nullable Integer affinity(@Nullable SessionAffinity affinity) {
        if (affinity == null || !affinity.type().equals("ClientIP")) {
            return null;
        }
        return affinity.timeoutSeconds() == null ? AFFINITY_SECONDS : affinity.timeoutSeconds();
    }

    private static Map<String, String> annotations(Map<String, String> all, List<String> prefixes) {
        Map<String, String> some = new HashMap<>();
        all.forEach((key, value) -> {
            if (prefixes.stream().anyMatch(key::startsWith)) {
                some.put(key, value);
            }
        });
        return some;
    }

    private Modeling() {}
}
