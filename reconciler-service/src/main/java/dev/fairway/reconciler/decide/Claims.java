package dev.fairway.reconciler.decide;

import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who serves a Service.
 *
 * <pre>
 * type          class                 provider
 * not LB        any                   nobody
 * LoadBalancer  announced by one      that one
 * LoadBalancer  announced by nobody   nobody knows yet: silence, looked at again with the next announcement
 * LoadBalancer  none                  the cluster's default provider, once it has announced itself
 * </pre>
 */
public final class Claims {

    public static Optional<ProviderAnnouncement> of(
            ServiceSnapshot service, @Nullable ClusterRecord cluster, Collection<ProviderAnnouncement> providers) {
        if (!service.isLoadBalancer() || cluster == null) {
            return Optional.empty();
        }
        String wanted = service.loadBalancerClass();
        return providers.stream()
                .filter(p -> wanted == null
                        ? p.provider().equals(cluster.defaultProvider())
                        : p.classes().contains(wanted))
                .min(Comparator.comparing(ProviderAnnouncement::provider));
    }

    private Claims() {}
}
