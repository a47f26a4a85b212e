package dev.fairway.spi;

import dev.fairway.contracts.SourceRef;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mark on everything we make. Nothing without it is ever changed or deleted.
 *
 * <pre>
 * fairway.dev/cluster-uid  uid of the namespace kube-system
 * fairway.dev/source-uid   uid of the Kubernetes object, or "shared"
 * fairway.dev/source       cluster/kind/namespace/name, for people; for shared parts the cluster's name
 * fairway.dev/part         type/name of the resource in its domain
 * </pre>
 */
public record Ownership(String clusterUid, String sourceUid, String source, String part) {
    public static final String SHARED = "shared";
    public static final String CLUSTER_UID = "fairway.dev/cluster-uid";
    public static final String SOURCE_UID = "fairway.dev/source-uid";
    public static final String SOURCE = "fairway.dev/source";
    public static final String PART = "fairway.dev/part";
    public static final String ABANDONED = "fairway.dev/abandoned";

    public static Ownership of(String clusterUid, SourceRef source, String uid, ResourceId part) {
        return new Ownership(clusterUid, uid, source.toString(), part.toString());
    }

    public static Ownership ofShared(ClusterScope scope, ResourceId part) {
        return new Ownership(scope.clusterUid(), SHARED, scope.cluster(), part.toString());
    }

    /** The mark as tags or labels. */
    public Map<String, String> tags() {
        return new TreeMap<>(Map.of(CLUSTER_UID, clusterUid, SOURCE_UID, sourceUid, SOURCE, source, PART, part));
    }

    /** Null where the mark is not complete: then the resource is not ours. An abandoned resource is not ours either. */
    public static @Nullable Ownership read(Map<String, String> tags) {
        String cluster = tags.get(CLUSTER_UID);
        String uid = tags.get(SOURCE_UID);
        String source = tags.get(SOURCE);
        String part = tags.get(PART);
        if (cluster == null || uid == null || source == null || part == null || tags.containsKey(ABANDONED)) {
            return null;
        }
        return new Ownership(cluster, uid, source, part);
    }
}
