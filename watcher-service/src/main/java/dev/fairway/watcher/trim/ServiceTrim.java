package dev.fairway.watcher.trim;

import dev.fairway.contracts.snapshot.ServicePort;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.contracts.snapshot.SessionAffinity;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.SessionAffinityConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Service without its status, selector, labels and managed fields. */
public final class ServiceTrim {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    public static ServiceSnapshot trim(String cluster, Service service) {
        ObjectMeta meta = service.getMetadata();
        ServiceSpec spec = service.getSpec() == null ? new ServiceSpec() : service.getSpec();
        return new ServiceSnapshot(
                cluster,
                meta.getNamespace(),
                meta.getName(),
                meta.getUid(),
                meta.getDeletionTimestamp() != null,
                meta.getFinalizers(),
                Objects.requireNonNullElse(spec.getType(), "ClusterIP"),
                spec.getLoadBalancerClass(),
                spec.getPorts().stream().map(ServiceTrim::port).toList(),
                spec.getExternalTrafficPolicy(),
                number(spec.getHealthCheckNodePort()),
                spec.getLoadBalancerSourceRanges(),
                emptyIsNull(spec.getLoadBalancerIP()),
                affinity(spec),
                spec.getAllocateLoadBalancerNodePorts(),
                spec.getIpFamilies(),
                spec.getIpFamilyPolicy(),
                annotations(meta));
    }

    private static ServicePort port(io.fabric8.kubernetes.api.model.ServicePort port) {
        Object target = port.getTargetPort() == null
                ? port.getPort()
                : port.getTargetPort().getValue();
        return new ServicePort(
                Objects.requireNonNullElse(port.getName(), ""),
                Objects.requireNonNullElse(port.getProtocol(), "TCP"),
                number(port.getPort()),
                number(port.getNodePort()),
                String.valueOf(target),
                port.getAppProtocol());
    }

    private static @Nullable SessionAffinity affinity(ServiceSpec spec) {
        if (spec.getSessionAffinity() == null) {
            return null;
        }
        SessionAffinityConfig config = spec.getSessionAffinityConfig();
        return new SessionAffinity(
                spec.getSessionAffinity(),
                config == null || config.getClientIP() == null
                        ? null
                        : config.getClientIP().getTimeoutSeconds());
    }

    private static Map<String, String> annotations(ObjectMeta meta) {
        if (meta.getAnnotations() == null) {
            return Map.of();
        }
        Map<String, String> kept = new HashMap<>(meta.getAnnotations());
        kept.remove(LAST_APPLIED);
        return kept;
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static @Nullable String emptyIsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private ServiceTrim() {}
}
