package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.AddressPlan;
import dev.fairway.cluster.nodes.decide.PodState;
import dev.fairway.cluster.nodes.decide.Shape;
import dev.fairway.cluster.nodes.sockets.PodProcess;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The part of the kubelet that runs pods. One that is going serves five seconds more, as a well-behaved program does. */
public final class Pods implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Pods.class.getName());

    private final KubernetesClient client;
    private final World world;
    private final LoopbackAddresses addresses;
    private final Map<String, PodProcess> running = new ConcurrentHashMap<>();
    /** By pod's uid: the address it has, and when it ends. */
    private final Map<String, String> given = new HashMap<>();

    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, String> lastOfRange = new HashMap<>();
    /** What was said of pods that cannot run; said once. */
    private final Map<String, String> complaints = new HashMap<>();

    public Pods(KubernetesClient client, World world, LoopbackAddresses addresses) {
        this.client = client;
        this.world = world;
        this.addresses = addresses;
    }

    public void look() {
        Map<String, Pod> pods = new HashMap<>();
        world.pods.list().stream()
                .filter(pod -> !Shape.nodeName(pod).isEmpty() && !Shape.isOver(pod))
                .forEach(pod -> pods.put(Shape.uid(pod), pod));
        running.keySet().stream().filter(uid -> !pods.containsKey(uid)).toList().forEach(this::stop);
        given.keySet().retainAll(pods.keySet());
        ends.keySet().retainAll(pods.keySet());
        complaints.keySet().retainAll(pods.keySet());
        pods.forEach((uid, pod) -> {
            if (!Shape.podIp(pod).isEmpty()) {
                given.put(uid, Shape.podIp(pod));
            }
        });
        Map<String, Node> nodes = new HashMap<>();
        world.nodes.list().forEach(node -> nodes.put(Shape.name(node), node));
        List<Runnable> calls = new ArrayList<>();
        for (Pod pod : pods.values()) {
            Node node = nodes.get(Shape.nodeName(pod));
            if (node != null && node.getSpec().getPodCIDR() != null) {
                look(pod, node, calls);
            }
        }
        Together.run(calls);
    }

    private void look(Pod pod, Node node, List<Runnable> calls) {
        String uid = Shape.uid(pod);
        if (Shape.isGoing(pod)) {
            if (!ends.containsKey(uid)) {
                Duration serves = PodState.servesOn(pod);
                ends.put(uid, System.nanoTime() + serves.toNanos());
                world.wakeAfter(serves, Pod.class);
            }
            if (System.nanoTime() >= ends.get(uid)) {
                calls.add(() -> end(pod));
                return;
            }
        }
        if (run(pod, given.computeIfAbsent(uid, u -> address(node))) && PodState.isNew(pod)) {
            PodStatus status =
                    PodState.started(pod, given.get(uid), Shape.internalIp(node).orElse(""), Patches.now());
            calls.add(() -> world.pods.wrote(Patches.status(client.pods().resource(pod), pod, status)));
        }
        PodProcess process = running.get(uid);
        if (Shape.isGoing(pod) && process != null) {
            process.sayGoodbye();
        }
    }

    private String address(Node node) {
        String range = node.getSpec().getPodCIDR();
        Set<String> taken = new HashSet<>(given.values());
        String address = AddressPlan.pod(range, taken, lastOfRange.getOrDefault(range, ""));
        lastOfRange.put(range, address);
        return address;
    }

    private boolean run(Pod pod, String address) {
        if (running.containsKey(Shape.uid(pod))) {
            return true;
        }
        try {
            PodProcess process = PodProcess.start(Shape.name(pod), addresses.socket(address), PodState.ports(pod));
            running.put(Shape.uid(pod), process);
            return true;
        } catch (IOException e) {
            String complaint = Objects.requireNonNullElse(e.getMessage(), "");
            if (!complaint.equals(complaints.put(Shape.uid(pod), complaint))) {
                LOG.log(Level.WARNING, "pod {0} cannot run: {1}; tried again", Shape.name(pod), complaint);
            }
            return false;
        }
    }

    private void end(Pod pod) {
        stop(Shape.uid(pod));
        client.pods().resource(pod).withGracePeriod(0).delete();
    }

    private void stop(String uid) {
        PodProcess process = running.remove(uid);
        if (process != null) {
            process.close();
        }
    }

    @Override
    public void close() {
        running.keySet().forEach(this::stop);
    }
}
