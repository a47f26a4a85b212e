package dev.fairway.contracts.model;

import java.util.List;

/**
 * Targets under one key of {@code backends}: {@code cluster/nodes} or {@code cluster/namespace/service/port}. An empty list
 * empties the pools that use it; a missing record or a tombstone never does.
 *
 * @param version rises with every change of the set
 */
public record BackendSet(String set, long version, List<Target> targets) {

    public BackendSet {
        targets = List.copyOf(targets);
    }

    /** Key of the set of a cluster's nodes. */
    public static String nodesOf(String cluster) {
        return cluster + "/nodes";
    }

    /** Key of the set of the pods behind one Service port. */
    public static String podsOf(String cluster, String namespace, String service, String portName) {
        return cluster + "/" + namespace + "/" + service + "/" + portName;
    }
}
