package dev.fairway.provider.act;

import dev.fairway.spi.ClusterScope;

/**
 * One call, as the gates see it.
 *
 * @param verb put, delete, confirm, abandon, observe, standing, list, facts
 * @param type of the resource, empty for reads
 * @param partition whose lease covers the call; -1 for calls that any replica may make
 */
public record Act(String verb, String type, ClusterScope scope, int partition, Priority priority) {
    /** In this order when the budget is short. */
    public enum Priority {
        NEW_OR_ENDING,
        CHURN,
        SWEEP
    }

    public static final int ANY_REPLICA = -1;

    /** What shares one budget. */
    public String bucket() {
        return scope.account() + "/" + scope.region() + "/" + verb + (type.isEmpty() ? "" : " " + type);
    }
}
