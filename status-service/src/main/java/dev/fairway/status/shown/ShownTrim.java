package dev.fairway.status.shown;

import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Address.PortStatus;
import dev.fairway.status.fold.Condition;
import dev.fairway.status.fold.Shown;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Service without what neither decides nor is written by us. */
public final class ShownTrim {
    private static final String ABANDON = "fairway.dev/abandon";

    public static Shown trim(Service service) {
        ObjectMeta meta = service.getMetadata();
        ServiceStatus status = service.getStatus() == null ? new ServiceStatus() : service.getStatus();
        Map<String, String> annotations = Objects.requireNonNullElse(meta.getAnnotations(), Map.of());
        return new Shown(
                meta.getNamespace(),
                meta.getName(),
                meta.getUid(),
                meta.getResourceVersion(),
                meta.getDeletionTimestamp() != null,
                service.getSpec() != null
                        && "LoadBalancer".equals(service.getSpec().getType()),
                "true".equals(annotations.get(ABANDON)),
                meta.getFinalizers(),
                ingress(status),
                status.getConditions().stream()
                        .map(c -> new Condition(
                                text(c.getType()),
                                text(c.getStatus()),
                                text(c.getReason()),
                                text(c.getMessage()),
                                text(c.getLastTransitionTime())))
                        .toList());
    }

    private static List<Address> ingress(ServiceStatus status) {
        return status.getLoadBalancer() == null
                ? List.of()
                : status.getLoadBalancer().getIngress().stream()
                        .filter(i -> (i.getIp() == null) != (i.getHostname() == null))
                        .map(ShownTrim::address)
                        .toList();
    }

    private static Address address(LoadBalancerIngress ingress) {
        return new Address(
                ingress.getIp(),
                ingress.getHostname(),
                ingress.getIpMode(),
                ingress.getPorts().stream()
                        .map(port -> new PortStatus(port.getPort(), port.getProtocol(), port.getError()))
                        .toList());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private ShownTrim() {}
}
