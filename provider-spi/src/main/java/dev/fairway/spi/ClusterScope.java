package dev.fairway.spi;

/** The cluster that resources are made for, and where: account, region and network may be empty, then the provider finds them. */
public record ClusterScope(String cluster, String clusterUid, String account, String region, String network) {}
