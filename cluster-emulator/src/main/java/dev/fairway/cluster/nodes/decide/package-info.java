/** What pods, slices, addresses and forwarding there should be. Pure. */
@NullMarked
package dev.fairway.cluster.nodes.decide;

import org.jspecify.annotations.NullMarked;
