package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slices of a Service: at most a hundred endpoints each, as upstream. */
public record SlicePlan(List<EndpointPort> ports, List<List<Endpoint>> slices) {
    private static final int PER_SLICE = 100;

    /** @param zones zone of each node, by name */
    public static SlicePlan of(Service service, List<Pod> pods, Map<String, String> zones) {
        List<Pod> chosen = pods.stream()
                .filter(pod -> selects(service, pod))
                .filter(pod -> pod.getStatus() != null && pod.getStatus().getPodIP() != null)
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .toList();
        List<Endpoint> all = chosen.stream().map(pod -> endpoint(pod, zones)).toList();
        List<List<Endpoint>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PER_SLICE) {
            slices.add(all.subList(from, Math.min(from + PER_SLICE, all.size())));
        }
        if (slices.isEmpty()) {
            slices.add(List.of());
        }
        return new SlicePlan(ports(service, chosen), slices);
    }

    private static boolean selects(Service service, Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels != null
                && service.getMetadata().getNamespace().equals(pod.getMetadata().getNamespace())
                && service.getSpec().getSelector().entrySet().stream()
                        .allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
    }

    private static List<EndpointPort> ports(Service service, List<Pod> pods) {
        List<EndpointPort> ports = new ArrayList<>();
        for (ServicePort port : service.getSpec().getPorts()) {
            Integer number = port.getTargetPort() == null
                    ? port.getPort()
                    : port.getTargetPort().getIntVal() != null
                            ? port.getTargetPort().getIntVal()
                            : named(port.getTargetPort().getStrVal(), pods).orElse(null);
            if (number != null) {
                ports.add(new EndpointPortBuilder()
                        .withName(port.getName() == null ? "" : port.getName())
                        .withProtocol(port.getProtocol())
                        .withPort(number)
                        .build());
            }
        }
        return ports;
    }

    private static Optional<Integer> named(String name, List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .filter(c -> c.getPorts() != null)
                .flatMap(c -> c.getPorts().stream())
                .filter(p -> name.equals(p.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst();
    }

    private static Endpoint endpoint(Pod pod, Map<String, String> zones) {
        boolean going = pod.getMetadata().getDeletionTimestamp() != null;
        boolean serving = going || PodPlan.ready(pod);
        return new EndpointBuilder()
                .withAddresses(pod.getStatus().getPodIP())
                .withNewConditions()
                .withReady(serving && !going)
                .withServing(serving)
                .withTerminating(going)
                .endConditions()
                .withNodeName(pod.getSpec().getNodeName())
                .withZone(zones.get(pod.getSpec().getNodeName()))
                .withNewTargetRef()
                .withKind("Pod")
                .withNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .endTargetRef()
                .build();
    }
}
