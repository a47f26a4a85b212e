package dev.fairway.cluster.nodes.decide;

/**
 * Where a node is, as its providerID says.
 *
 * @param zoneIndex 0 for the region's first zone
 */
public record Place(String cloud, String region, String zone, int zoneIndex) {}
