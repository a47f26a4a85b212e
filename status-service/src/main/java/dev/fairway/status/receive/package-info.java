/** The channel of outcomes, kept in memory for the partitions that are ours. Shell. */
@NullMarked
package dev.fairway.status.receive;

import org.jspecify.annotations.NullMarked;
