package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a new pod goes: the node with the fewest of its kind, then the fewest pods. Tolerations are not looked at. */
public final class Scheduling {
    private static final Set<String> REPELLING = Set.of("NoSchedule", "NoExecute");

    /** @param ownerUid whose pods are spread */
    public static Optional<String> node(List<Node> nodes, List<Pod> pods, String ownerUid) {
        Map<String, Integer> siblings = new HashMap<>();
        Map<String, Integer> all = new HashMap<>();
        for (Pod pod : pods) {
            if (!Shape.isGoing(pod)) {
                all.merge(Shape.nodeName(pod), 1, Integer::sum);
                if (Shape.controller(pod)
                        .map(OwnerReference::getUid)
                        .filter(ownerUid::equals)
                        .isPresent()) {
                    siblings.merge(Shape.nodeName(pod), 1, Integer::sum);
                }
            }
        }
        return nodes.stream()
                .filter(Scheduling::takesPods)
                .map(Shape::name)
                .min(Comparator.comparing((String n) -> siblings.getOrDefault(n, 0))
                        .thenComparing(n -> all.getOrDefault(n, 0))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean takesPods(Node node) {
        return !Shape.isGoing(node)
                && Shape.isReady(node)
                && node.getSpec().getPodCIDR() != null
                && !Boolean.TRUE.equals(node.getSpec().getUnschedulable())
                && Shape.list(node.getSpec().getTaints()).stream().noneMatch(t -> REPELLING.contains(t.getEffect()));
    }

    private Scheduling() {}
}
