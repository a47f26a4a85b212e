package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.decide.Scheduling;
import dev.fairway.cluster.nodes.decide.Shape;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts pods on nodes that came without one: made by a user, or by a Deployment when no node took pods. */
public final class Scheduler {
    private final KubernetesClient client;
    private final World world;
    /** Uids of pods that we bound and that may be shown without a node for a moment. */
    private final Set<String> bound = new HashSet<>();

    public Scheduler(KubernetesClient client, World world) {
        this.client = client;
        this.world = world;
    }

    public void look() {
        List<Pod> pods = world.pods.list();
        List<Node> nodes = world.nodes.list();
        List<Pod> waiting = pods.stream()
                .filter(pod -> Shape.nodeName(pod).isEmpty() && !Shape.isGoing(pod) && !Shape.isOver(pod))
                .toList();
        bound.retainAll(waiting.stream().map(Shape::uid).collect(Collectors.toSet()));
        for (Pod pod : waiting) {
            String owner = Shape.controller(pod).map(o -> o.getUid()).orElse("");
            Optional<String> node = Scheduling.node(nodes, pods, owner);
            if (node.isPresent() && bound.add(Shape.uid(pod))) {
                bind(pod, node.get());
            }
        }
    }

    private void bind(Pod pod, String node) {
        String namespace = pod.getMetadata().getNamespace();
        Binding binding = new BindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(Shape.name(pod))
                .withUid(Shape.uid(pod))
                .endMetadata()
                .withNewTarget()
                .withApiVersion("v1")
                .withKind("Node")
                .withName(node)
                .endTarget()
                .build();
        client.raw("/api/v1/namespaces/" + namespace + "/pods/" + Shape.name(pod) + "/binding", "POST", binding);
    }
}
