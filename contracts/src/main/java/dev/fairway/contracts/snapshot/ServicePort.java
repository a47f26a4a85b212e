package dev.fairway.contracts.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * @param name empty where the Service has one port without a name
 * @param nodePort 0 where none is allocated
 * @param targetPort a number or a container port's name, as written
 */
public record ServicePort(
        String name,
        String protocol,
        int port,
        int nodePort,
        String targetPort,
        @Nullable String appProtocol) {}
