package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the kubelet says of a pod, and what it reads from it. */
public final class PodState {
    private static final Duration SERVES_ON = Duration.ofSeconds(5);
    private static final int USUAL_PORT = 8080;

    /** Said once: who sets a pod not ready afterwards is believed. */
    public static boolean isNew(Pod pod) {
        return pod.getStatus() == null
                || Shape.podIp(pod).isEmpty()
                || !"Running".equals(pod.getStatus().getPhase());
    }

    public static PodStatus started(Pod pod, String podIp, String hostIp, String now) {
        return new PodStatusBuilder()
                .withPhase("Running")
                .withPodIP(podIp)
                .withPodIPs(new PodIP(podIp))
                .withHostIP(hostIp)
                .withStartTime(now)
                .withQosClass("BestEffort")
                .withConditions(Stream.of("PodScheduled", "Initialized", "ContainersReady", "Ready")
                        .map(type -> condition(type, now))
                        .toList())
                .withContainerStatuses(pod.getSpec().getContainers().stream()
                        .map(container -> container(container.getName(), Shape.text(container.getImage()), now))
                        .toList())
                .build();
    }

    /** How long a pod that is going answers, new connections included. */
    public static Duration servesOn(Pod pod) {
        Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
        Duration asked = grace == null ? SERVES_ON : Duration.ofSeconds(grace);
        return asked.compareTo(SERVES_ON) < 0 ? asked : SERVES_ON;
    }

    public static List<Integer> ports(Pod pod) {
        List<Integer> ports = pod.getSpec().getContainers().stream()
                .flatMap(container -> Shape.list(container.getPorts()).stream())
                .map(ContainerPort::getContainerPort)
                .distinct()
                .toList();
        return ports.isEmpty() ? List.of(USUAL_PORT) : ports;
    }

    private static PodCondition condition(String type, String now) {
        return new PodConditionBuilder()
                .withType(type)
                .withStatus("True")
                .withLastTransitionTime(now)
                .build();
    }

    private static ContainerStatus container(String name, String image, String now) {
        return new ContainerStatusBuilder()
                .withName(name)
                .withImage(image)
                .withImageID("")
                .withReady(true)
                .withStarted(true)
                .withRestartCount(0)
                .withNewState()
                .withNewRunning(now)
                .endState()
                .build();
    }

    private PodState() {}
}
