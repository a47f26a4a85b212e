package dev.fairway.watcher.trim;

import dev.fairway.contracts.snapshot.ServicePort;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.contracts.snapshot.SessionAffinity;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a load balancer depends on; status, labels and selectors are not part of it. */
public final class TrimService {
    /** A copy of the whole object, which may hold what must not travel. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    public static ServiceSnapshot of(String cluster, Service service) {
        ServiceSpec spec = service.getSpec();
        return new ServiceSnapshot(
                cluster,
                service.getMetadata().getNamespace(),
                service.getMetadata().getName(),
                service.getMetadata().getUid(),
                service.getMetadata().getDeletionTimestamp() != null,
                list(service.getMetadata().getFinalizers()),
                spec.getType() == null ? "ClusterIP" : spec.getType(),
                spec.getLoadBalancerClass(),
                list(spec.getPorts()).stream().map(TrimService::port).toList(),
                spec.getExternalTrafficPolicy(),
                spec.getHealthCheckNodePort() == null ? 0 : spec.getHealthCheckNodePort(),
                list(spec.getLoadBalancerSourceRanges()),
                spec.getLoadBalancerIP(),
                affinity(spec),
                spec.getAllocateLoadBalancerNodePorts(),
                list(spec.getIpFamilies()),
                spec.getIpFamilyPolicy(),
                annotations(service.getMetadata().getAnnotations()));
    }

    private static ServicePort port(io.fabric8.kubernetes.api.model.ServicePort port) {
        return new ServicePort(
                port.getName() == null ? "" : port.getName(),
                port.getProtocol() == null ? "TCP" : port.getProtocol(),
                port.getPort(),
                port.getNodePort() == null ? 0 : port.getNodePort(),
                target(port.getTargetPort(), port.getPort()),
                port.getAppProtocol());
    }

    private static String target(@Nullable IntOrString target, int port) {
        if (target == null) {
            return String.valueOf(port);
        }
        return target.getIntVal() != null ? String.valueOf(target.getIntVal()) : target.getStrVal();
    }

    private static @Nullable SessionAffinity affinity(ServiceSpec spec) {
        if (spec.getSessionAffinity() == null) {
            return null;
        }
        Integer seconds = spec.getSessionAffinityConfig() == null
                        || spec.getSessionAffinityConfig().getClientIP() == null
                ? null
                : spec.getSessionAffinityConfig().getClientIP().getTimeoutSeconds();
        return new SessionAffinity(spec.getSessionAffinity(), seconds);
    }

    private static Map<String, String> annotations(@Nullable Map<String, String> all) {
        Map<String, String> kept = new HashMap<>(all == null ? Map.of() : all);
        kept.remove(LAST_APPLIED);
        return kept;
    }

    private static <T> List<T> list(@Nullable List<T> maybe) {
        return maybe == null ? List.of() : maybe;
    }

    private TrimService() {}
}
