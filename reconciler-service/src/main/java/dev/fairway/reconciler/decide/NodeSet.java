package dev.fairway.reconciler.decide;

import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The nodes that balancers may send to: upstream's stable node set (KEP-3458).
 *
 * <pre>
 * deleting                                                                    out
 * label node.kubernetes.io/exclude-from-external-load-balancers               out, unless its value is a "false"
 * taint ToBeDeletedByClusterAutoscaler, any effect                            out
 * not ready, cordoned                                                         in: health checks decide
 * </pre>
 */
public final class NodeSet {
    private static final String EXCLUDE = "node.kubernetes.io/exclude-from-external-load-balancers";
    private static final String GOING = "ToBeDeletedByClusterAutoscaler";
    /** What Go's strconv.ParseBool takes for false, which upstream uses here. */
    private static final List<String> FALSE = List.of("0", "f", "false");

    public static List<Target> of(Collection<NodeSnapshot> nodes) {
        return nodes.stream()
                .filter(NodeSet::included)
                .sorted(Comparator.comparing(NodeSnapshot::name))
                .map(node -> new Target(
                        node.internalAddresses(),
                        0,
                        node.name(),
                        node.zone(),
                        node.providerId(),
                        true,
                        true,
                        false,
                        node.labels()))
                .toList();
    }

    private static boolean included(NodeSnapshot node) {
        String exclude = node.labels().get(EXCLUDE);
        return !node.deleting()
                && (exclude == null || FALSE.contains(exclude.toLowerCase(Locale.ROOT)))
                && node.taints().stream().noneMatch(taint -> taint.equals(GOING) || taint.startsWith(GOING + ":"));
    }

    private NodeSet() {}
}
