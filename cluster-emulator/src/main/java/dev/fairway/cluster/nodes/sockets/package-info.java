/** Pods that answer, node ports that forward, health checks: sockets on 127/8. Shell. */
@NullMarked
package dev.fairway.cluster.nodes.sockets;

import org.jspecify.annotations.NullMarked;
