package dev.fairway.cloud.dataplane;

/** One listening socket; identified by address, port and transport, so another group is a repointing, not a new socket. */
public record Frontend(String address, int port, Transport transport, String groupId) {}
