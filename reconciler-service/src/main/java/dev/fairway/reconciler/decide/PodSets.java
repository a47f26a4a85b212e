package dev.fairway.reconciler.decide;

import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot.Endpoint;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot.Port;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pods behind each port of a Service, by set key.
 *
 * <pre>
 * Service  slices seen  then
 * gone     any          no set: forgotten, which never deregisters anybody
 * there    none         no set: unknown
 * there    some         a set for each port, empty where no slice has an endpoint for it
 * </pre>
 */
public final class PodSets {

    public static Map<String, List<Target>> of(
            @Nullable ServiceSnapshot service, Collection<EndpointSliceSnapshot> slices) {
        if (service == null || slices.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Target>> sets = new LinkedHashMap<>();
        service.ports()
                .forEach(port -> sets.put(
                        BackendSet.podsOf(service.cluster(), service.namespace(), service.name(), port.name()),
                        targets(port.name(), slices)));
        return sets;
    }

    private static List<Target> targets(String portName, Collection<EndpointSliceSnapshot> slices) {
        Map<String, Target> targets = new TreeMap<>();
        for (EndpointSliceSnapshot slice : slices) {
            if (!slice.addressType().equals("IPv4")) {
                continue;
            }
            for (Port port : slice.ports()) {
                if (port.name().equals(portName)) {
                    slice.endpoints()
                            .forEach(endpoint -> targets.merge(
                                    endpoint.addresses() + " " + port.port(),
                                    target(endpoint, port.port()),
                                    PodSets::better));
                }
            }
        }
        return List.copyOf(targets.values());
    }

    /** On its way from one slice to another an endpoint may for a while be in both, with different conditions. */
    private static Target better(Target one, Target other) {
        return Comparator.comparing(Target::ready)
                                .thenComparing(Target::serving)
                                .thenComparing(Target::toString)
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    private static Target target(Endpoint endpoint, int port) {
        return new Target(
                endpoint.addresses(),
                port,
                endpoint.nodeName(),
                endpoint.zone(),
                null,
                endpoint.ready(),
                endpoint.serving(),
                endpoint.terminating(),
                Map.of());
    }

    private PodSets() {}
}
