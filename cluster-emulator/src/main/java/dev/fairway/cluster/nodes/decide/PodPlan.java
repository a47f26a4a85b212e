package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which pods of a Deployment to add and to remove.
 *
 * @param create how many new ones of the current template
 */
public record PodPlan(int create, List<Pod> delete) {
    public static final String HASH = "pod-template-hash";

    /**
     * @param pods of the Deployment, those that are going left out
     * @param hash of the current template
     */
    public static PodPlan of(int replicas, String hash, List<Pod> pods) {
        List<Pod> current = pods.stream().filter(p -> hash.equals(hashOf(p))).toList();
        List<Pod> old = pods.stream().filter(p -> !hash.equals(hashOf(p))).toList();
        List<Pod> delete = new ArrayList<>();
        if (current.size() > replicas) {
            delete.addAll(current.stream()
                    .sorted(Comparator.comparing(PodPlan::ready)
                            .thenComparing(p -> p.getMetadata().getCreationTimestamp(), Comparator.reverseOrder())
                            .thenComparing(p -> p.getMetadata().getName()))
                    .limit(current.size() - replicas)
                    .toList());
        }
        boolean allThere = current.stream().filter(PodPlan::ready).count() >= replicas;
        if (allThere) {
            delete.addAll(old);
        }
        return new PodPlan(Math.max(0, replicas - current.size()), delete);
    }

    /** The least loaded node that takes pods. */
    public static Optional<String> node(List<Node> nodes, List<Pod> pods) {
        Map<String, Integer> load = new HashMap<>();
        pods.forEach(p -> {
            if (p.getSpec().getNodeName() != null) {
                load.merge(p.getSpec().getNodeName(), 1, Integer::sum);
            }
        });
        return nodes.stream()
                .filter(PodPlan::takesPods)
                .map(n -> n.getMetadata().getName())
                .min(Comparator.comparing((String n) -> load.getOrDefault(n, 0)).thenComparing(n -> n));
    }

    private static boolean takesPods(Node node) {
        boolean tainted = node.getSpec().getTaints() != null
                && node.getSpec().getTaints().stream()
                        .map(Taint::getEffect)
                        .anyMatch(e -> "NoSchedule".equals(e) || "NoExecute".equals(e));
        return node.getMetadata().getDeletionTimestamp() == null
                && !Boolean.TRUE.equals(node.getSpec().getUnschedulable())
                && node.getSpec().getPodCIDR() != null
                && !tainted;
    }

    /** The first free address of the node's range; the first ten are left to the network. */
    public static String address(String podCidr, List<Pod> pods) {
        String prefix = podCidr.substring(0, podCidr.lastIndexOf('.') + 1);
        Set<String> taken = new HashSet<>();
        pods.forEach(p -> {
            if (p.getStatus() != null && p.getStatus().getPodIP() != null) {
                taken.add(p.getStatus().getPodIP());
            }
        });
        for (int last = 10; last < 255; last++) {
            if (!taken.contains(prefix + last)) {
                return prefix + last;
            }
        }
        throw new IllegalStateException("no free pod address in " + podCidr);
    }

    public static boolean ready(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getConditions() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True"));
    }

    private static String hashOf(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(HASH, "");
    }
}
