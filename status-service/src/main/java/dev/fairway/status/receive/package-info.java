/** Outcomes of our partitions, all in memory. Shell. */
@NullMarked
package dev.fairway.status.receive;

import org.jspecify.annotations.NullMarked;
