/** Plays what runs on and around nodes, as an ordinary client of any API server, with real sockets. Shell. */
@NullMarked
package dev.fairway.cluster.nodes;

import org.jspecify.annotations.NullMarked;
