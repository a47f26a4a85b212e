/** Every call that reached a cloud, in order, in memory and as JSON lines on disk. Shell. */
@NullMarked
package dev.fairway.cloud.journal;

import org.jspecify.annotations.NullMarked;
