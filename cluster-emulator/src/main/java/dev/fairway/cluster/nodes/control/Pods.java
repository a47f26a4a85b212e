package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.PodPlan;
import dev.fairway.cluster.nodes.sockets.PodProcess;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The part of the kubelet that runs pods. One that is going serves five seconds more, as a well-behaved program does. */
public final class Pods implements AutoCloseable {
    private static final int SERVES_ON = 5;

    private final KubernetesClient client;
    private final World world;
    private final LoopbackAddresses addresses;
    private final Map<String, PodProcess> running = new ConcurrentHashMap<>();
    private final Map<String, String> given = new ConcurrentHashMap<>();
    private final Set<String> going = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    public Pods(KubernetesClient client, World world, LoopbackAddresses addresses) {
        this.client = client;
        this.world = world;
        this.addresses = addresses;
    }

    public void look() {
        Map<String, Pod> pods = new HashMap<>();
        world.pods().forEach(pod -> pods.put(pod.getMetadata().getUid(), pod));
        running.keySet().stream().filter(uid -> !pods.containsKey(uid)).toList().forEach(this::stop);
        given.keySet().retainAll(pods.keySet());
        for (Pod pod : pods.values()) {
            if (pod.getSpec().getNodeName() != null) {
                look(pod);
            }
        }
    }

    private void look(Pod pod) {
        String uid = pod.getMetadata().getUid();
        String address = given.computeIfAbsent(uid, u -> addressOf(pod));
        if (address.isEmpty()) {
            given.remove(uid); // its node has no range yet
            return;
        }
        running.computeIfAbsent(
                uid, u -> PodProcess.start(pod.getMetadata().getName(), addresses.socket(address), ports(pod)));
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            if (going.add(uid)) {
                later.schedule(() -> end(pod), SERVES_ON, TimeUnit.SECONDS);
            }
        } else if (!PodPlan.ready(pod)) {
            ready(pod, address);
        }
    }

    private String addressOf(Pod pod) {
        if (pod.getStatus() != null && pod.getStatus().getPodIP() != null) {
            return pod.getStatus().getPodIP();
        }
        return world.nodes().stream()
                .filter(node ->
                        node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
                .map(Node::getSpec)
                .filter(spec -> spec.getPodCIDR() != null)
                .map(spec -> PodPlan.address(spec.getPodCIDR(), withGiven()))
                .findFirst()
                .orElse("");
    }

    private List<Pod> withGiven() {
        List<Pod> taken = new ArrayList<>(world.pods());
        given.values()
                .forEach(ip -> taken.add(new PodBuilder()
                        .withNewStatus()
                        .withPodIP(ip)
                        .endStatus()
                        .build()));
        return taken;
    }

    private void ready(Pod pod, String address) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String container = pod.getSpec().getContainers().getFirst().getName();
        client.resource(pod)
                .editStatus(p -> new PodBuilder(p)
                        .withNewStatus()
                        .withPhase("Running")
                        .withPodIP(address)
                        .addNewPodIP(address)
                        .withHostIP(hostOf(pod))
                        .withStartTime(now)
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .withLastTransitionTime(now)
                        .endCondition()
                        .addNewContainerStatus()
                        .withName(container)
                        .withReady(true)
                        .withStarted(true)
                        .withRestartCount(0)
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    private String hostOf(Pod pod) {
        return world.nodes().stream()
                .filter(node ->
                        node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
                .flatMap(node -> Nodes.address(node).stream())
                .findFirst()
                .orElse("");
    }

    private void end(Pod pod) {
        stop(pod.getMetadata().getUid());
        going.remove(pod.getMetadata().getUid());
        client.resource(pod).withGracePeriod(0).delete();
    }

    private void stop(String uid) {
        PodProcess process = running.remove(uid);
        if (process != null) {
            process.close();
        }
    }

    private static List<Integer> ports(Pod pod) {
        List<Integer> ports = pod.getSpec().getContainers().stream()
                .map(c -> c.getPorts())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(ContainerPort::getContainerPort)
                .distinct()
                .toList();
        return ports.isEmpty() ? List.of(8080) : ports;
    }

    @Override
    public void close() {
        later.shutdownNow();
        running.keySet().forEach(this::stop);
    }
}
