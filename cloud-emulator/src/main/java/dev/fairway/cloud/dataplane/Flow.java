package dev.fairway.cloud.dataplane;

/** A TCP connection or a UDP session through the balancer. */
interface Flow {
    /** Ends it at once, from any thread, telling both sides where the protocol can. */
    void reset();
}
