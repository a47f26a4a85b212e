package dev.fairway.status.write;

import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Address.PortStatus;
import dev.fairway.status.fold.Condition;
import dev.fairway.status.fold.Shown;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Service in the words of the fold. */
final class Showing {

    static Shown of(Service service) {
        Map<String, String> annotations = service.getMetadata().getAnnotations();
        return new Shown(
                service.getMetadata().getUid(),
                service.getMetadata().getDeletionTimestamp() != null,
                "LoadBalancer".equals(service.getSpec().getType()),
                annotations != null && "true".equals(annotations.get("fairway.dev/abandon")),
                list(service.getMetadata().getFinalizers()),
                addresses(service),
                conditions(service));
    }

    private static List<Address> addresses(Service service) {
        if (service.getStatus() == null || service.getStatus().getLoadBalancer() == null) {
            return List.of();
        }
        return list(service.getStatus().getLoadBalancer().getIngress()).stream()
                .filter(i -> i.getIp() != null || i.getHostname() != null)
                .map(Showing::address)
                .toList();
    }

    private static Address address(LoadBalancerIngress ingress) {
        List<PortStatus> ports = list(ingress.getPorts()).stream()
                .map(p -> new PortStatus(p.getPort(), p.getProtocol(), p.getError()))
                .toList();
        return ingress.getIp() != null
                ? new Address(ingress.getIp(), null, ingress.getIpMode(), ports)
                : new Address(null, ingress.getHostname(), null, ports);
    }

    private static Map<String, Condition> conditions(Service service) {
        Map<String, Condition> conditions = new HashMap<>();
        if (service.getStatus() != null) {
            list(service.getStatus().getConditions())
                    .forEach(c -> conditions.put(
                            c.getType(), new Condition(c.getType(), c.getStatus(), c.getReason(), c.getMessage())));
        }
        return conditions;
    }

    private static <T> List<T> list(@Nullable List<T> maybe) {
        return maybe == null ? List.of() : maybe;
    }

    private Showing() {}
}
