package dev.fairway.contracts.model;

import org.jspecify.annotations.Nullable;

/** One port of the balancer and the pool behind it. {@code name} is the Service port's, empty where it has none. */
public record Listener(
        String name, Protocol protocol, int port, @Nullable String appProtocol, Pool pool) {}
