package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints of a Service, those with the same ports together: where a port is named, pods may mean different numbers.
 *
 * <pre>
 * pod                      ready   serving   terminating
 * ready                    yes     yes       no
 * not ready                no      no        no
 * going, still answering   no      yes       yes
 * </pre>
 */
final class EndpointPlan {

    /** @param zones zone of each node, by name */
    static Map<List<EndpointPort>, List<Endpoint>> of(Service service, List<Pod> pods, Map<String, String> zones) {
        Map<List<EndpointPort>, List<Endpoint>> groups = new LinkedHashMap<>();
        pods.stream()
                .filter(pod -> belongs(service, pod))
                .sorted(Comparator.comparing(Shape::name))
                .forEach(pod -> groups.computeIfAbsent(ports(service, pod), ports -> new ArrayList<>())
                        .add(endpoint(service, pod, zones)));
        return groups;
    }

    private static boolean belongs(Service service, Pod pod) {
        return service.getMetadata().getNamespace().equals(pod.getMetadata().getNamespace())
                && !Shape.podIp(pod).isEmpty()
                && !Shape.isOver(pod)
                && service.getSpec().getSelector().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(Shape.label(pod, wanted.getKey())));
    }

    private static List<EndpointPort> ports(Service service, Pod pod) {
        List<EndpointPort> ports = new ArrayList<>();
        for (ServicePort port : Shape.list(service.getSpec().getPorts())) {
            String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
            number(port, protocol, pod)
                    .ifPresent(number -> ports.add(new EndpointPortBuilder()
                            .withName(Shape.text(port.getName()))
                            .withProtocol(protocol)
                            .withPort(number)
                            .withAppProtocol(port.getAppProtocol())
                            .build()));
        }
        return ports;
    }

    private static Optional<Integer> number(ServicePort port, String protocol, Pod pod) {
        IntOrString target = port.getTargetPort();
        if (target == null || Integer.valueOf(0).equals(target.getIntVal())) {
            return Optional.of(port.getPort());
        }
        return target.getIntVal() != null
                ? Optional.of(target.getIntVal())
                : pod.getSpec().getContainers().stream()
                        .flatMap(container -> Shape.list(container.getPorts()).stream())
                        .filter(p -> target.getStrVal().equals(p.getName()))
                        .filter(p -> protocol.equals(p.getProtocol() == null ? "TCP" : p.getProtocol()))
                        .map(ContainerPort::getContainerPort)
                        .findFirst();
    }

    private static Endpoint endpoint(Service service, Pod pod, Map<String, String> zones) {
        boolean always = Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
        boolean serving = Shape.isReady(pod);
        boolean terminating = Shape.isGoing(pod);
        return new EndpointBuilder()
                .withAddresses(Shape.podIp(pod))
                .withNewConditions()
                .withReady(always || (serving && !terminating))
                .withServing(serving)
                .withTerminating(terminating)
                .endConditions()
                .withNodeName(pod.getSpec().getNodeName())
                .withZone(zones.get(Shape.nodeName(pod)))
                .withNewTargetRef()
                .withKind("Pod")
                .withNamespace(pod.getMetadata().getNamespace())
                .withName(Shape.name(pod))
                .withUid(Shape.uid(pod))
                .endTargetRef()
                .build();
    }

    private EndpointPlan() {}
}
