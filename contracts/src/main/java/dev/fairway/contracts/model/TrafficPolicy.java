package dev.fairway.contracts.model;

/** {@code externalTrafficPolicy}: may a node pass traffic on to pods of other nodes? */
public enum TrafficPolicy {
    CLUSTER,
    LOCAL
}
