package dev.fairway.cluster.apiserver.patch;

import dev.fairway.cluster.apiserver.registry.Kind;
import java.util.List;
import java.util.Map;

/**
 * How lists merge, by kind and field, from the tags in k8s.io/api: {@code patchStrategy, patchMergeKey} for strategic-merge
 * patches and {@code listType, listMapKey} for server-side apply. A list that is not here is atomic.
 */
final class Lists {

    sealed interface Merge {
        record Atomic() implements Merge {}

        /** A set of plain values. */
        record Values() implements Merge {}

        /** @param patchKey of strategic merge; @param applyKeys of server-side apply */
        record Keyed(String patchKey, List<String> applyKeys) implements Merge {}
    }

    private static final Merge ATOMIC = new Merge.Atomic();
    private static final Merge VALUES = new Merge.Values();

    private static final Map<String, Merge> META =
            Map.of("metadata.finalizers", VALUES, "metadata.ownerReferences", key("uid"));

    private static final Map<String, Merge> OF_KIND = Map.ofEntries(
            Map.entry("Service spec.ports", new Merge.Keyed("port", List.of("port", "protocol"))),
            Map.entry("Service status.conditions", key("type")),
            Map.entry("Node status.conditions", key("type")),
            Map.entry("Node status.addresses", key("type")),
            Map.entry("Node spec.podCIDRs", VALUES),
            Map.entry("Pod status.conditions", key("type")),
            Map.entry("Pod status.podIPs", key("ip")),
            Map.entry("Pod status.hostIPs", key("ip")),
            Map.entry("Deployment status.conditions", key("type")),
            Map.entry("ReplicaSet status.conditions", key("type")),
            Map.entry("DaemonSet status.conditions", key("type")),
            Map.entry("Namespace status.conditions", key("type")),
            Map.entry("ServiceAccount secrets", key("name")));

    private static final Map<String, Merge> OF_POD_SPEC = Map.ofEntries(
            Map.entry("containers", key("name")),
            Map.entry("initContainers", key("name")),
            Map.entry("ephemeralContainers", key("name")),
            Map.entry("containers.env", key("name")),
            Map.entry("initContainers.env", key("name")),
            Map.entry("containers.ports", new Merge.Keyed("containerPort", List.of("containerPort", "protocol"))),
            Map.entry("initContainers.ports", new Merge.Keyed("containerPort", List.of("containerPort", "protocol"))),
            Map.entry("containers.volumeMounts", key("mountPath")),
            Map.entry("initContainers.volumeMounts", key("mountPath")),
            Map.entry("volumes", key("name")),
            Map.entry("imagePullSecrets", key("name")),
            Map.entry("hostAliases", key("ip")),
            Map.entry("topologySpreadConstraints", key("topologyKey")));

    /** @param path field names from the root joined by dots, list elements not counted */
    static Merge of(Kind kind, String path) {
        Merge merge = META.getOrDefault(path, OF_KIND.getOrDefault(kind.kind() + " " + path, ATOMIC));
        String podSpec = kind.is("Pod") ? "spec." : "spec.template.spec.";
        return merge.equals(ATOMIC) && path.startsWith(podSpec)
                ? OF_POD_SPEC.getOrDefault(path.substring(podSpec.length()), ATOMIC)
                : merge;
    }

    private static Merge key(String name) {
        return new Merge.Keyed(name, List.of(name));
    }

    private Lists() {}
}
