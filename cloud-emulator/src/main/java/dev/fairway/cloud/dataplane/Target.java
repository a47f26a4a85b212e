package dev.fairway.cloud.dataplane;

/** Another host or port under a known id is another target. A draining one keeps its connections and gets no new ones. */
public record Target(String id, String host, int port, boolean draining) {}
