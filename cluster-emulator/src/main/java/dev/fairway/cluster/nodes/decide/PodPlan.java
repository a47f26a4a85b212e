package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which pods of a Deployment to add and to remove. A new template's pods come first; the old ones go once those are ready.
 *
 * @param create how many new ones of the current template
 */
public record PodPlan(int create, List<Pod> delete) {
    public static final String HASH = "pod-template-hash";

    /** Who goes first when there are too many: on no node, not ready, the youngest. As upstream ranks them. */
    private static final Comparator<Pod> FIRST_TO_GO = Comparator.comparing(
                    (Pod pod) -> !Shape.nodeName(pod).isEmpty())
            .thenComparing((Pod pod) -> Shape.isReady(pod))
            .thenComparing(pod -> Shape.text(pod.getMetadata().getCreationTimestamp()), Comparator.reverseOrder())
            .thenComparing(Shape::name);

    /**
     * @param hash of the current template
     * @param pods of the Deployment, those that are going left out
     */
    public static PodPlan of(int replicas, String hash, List<Pod> pods) {
        List<Pod> delete = new ArrayList<>();
        List<Pod> current = new ArrayList<>();
        List<Pod> old = new ArrayList<>();
        for (Pod pod : pods) {
            if (Shape.isOver(pod)) {
                delete.add(pod);
            } else {
                (hash.equals(Shape.label(pod, HASH)) ? current : old).add(pod);
            }
        }
        current.stream()
                .sorted(FIRST_TO_GO)
                .limit(Math.max(0, current.size() - replicas))
                .forEach(delete::add);
        if (current.stream().filter(Shape::isReady).count() >= replicas) {
            delete.addAll(old);
        }
        return new PodPlan(Math.max(0, replicas - current.size()), delete);
    }
}
