package dev.fairway.contracts.model;

/**
 * Both candidate sets of targets; the provider picks one.
 *
 * @param nodes key of the node set on {@code backends}
 * @param nodePort where nodes answer, 0 where none is allocated
 * @param pods key of the pod set on {@code backends}
 * @param targetPort as the Service writes it: a number or a container port's name
 */
public record Pool(String nodes, int nodePort, String pods, String targetPort) {}
