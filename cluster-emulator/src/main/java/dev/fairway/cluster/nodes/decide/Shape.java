package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about Kubernetes objects, any of whose fields may be missing. */
public final class Shape {

    /** What its Ready condition says, whether it is going or not. */
    public static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && list(pod.getStatus().getConditions()).stream()
                        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    public static boolean isReady(Node node) {
        return node.getStatus() != null
                && list(node.getStatus().getConditions()).stream()
                        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    public static boolean isGoing(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether it has ended by itself and will not run again. */
    public static boolean isOver(Pod pod) {
        String phase = pod.getStatus() == null ? "" : text(pod.getStatus().getPhase());
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    public static String podIp(Pod pod) {
        return pod.getStatus() == null ? "" : text(pod.getStatus().getPodIP());
    }

    public static String nodeName(Pod pod) {
        return text(pod.getSpec().getNodeName());
    }

    public static Optional<String> internalIp(Node node) {
        return node.getStatus() == null
                ? Optional.empty()
                : list(node.getStatus().getAddresses()).stream()
                        .filter(a -> "InternalIP".equals(a.getType()))
                        .map(NodeAddress::getAddress)
                        .findFirst();
    }

    public static Optional<OwnerReference> controller(HasMetadata object) {
        return list(object.getMetadata().getOwnerReferences()).stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
    }

    public static String label(HasMetadata object, String key) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? "" : text(labels.get(key));
    }

    public static String uid(HasMetadata object) {
        return text(object.getMetadata().getUid());
    }

    public static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    public static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private Shape() {}
}
