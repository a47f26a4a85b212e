package dev.fairway.cloud.dataplane;

import org.jspecify.annotations.Nullable;

/** A frontend that has its socket. */
interface OpenFrontend extends AutoCloseable {
    /** From the next flow on; null when the group does not exist. */
    void pointTo(@Nullable Pool pool);

    @Override
    void close();
}
