/**
 * The layer-4 data plane of a network load balancer, with real sockets on loopback: forwarding, health checks, draining.
 * Shell. It knows desired sockets, pools and targets, and nothing of any cloud's API, names or states.
 */
@NullMarked
package dev.fairway.cloud.dataplane;

import org.jspecify.annotations.NullMarked;
