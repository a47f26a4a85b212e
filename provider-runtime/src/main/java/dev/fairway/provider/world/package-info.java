/** Backends and clusters as last read, whole, in every replica; and the way out to Kafka. Shell. */
@NullMarked
package dev.fairway.provider.world;

import org.jspecify.annotations.NullMarked;
