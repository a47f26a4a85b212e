/** The emulated cluster as a process: an API server, and nodes that carry real bytes. Shell. */
@NullMarked
package dev.fairway.cluster;

import org.jspecify.annotations.NullMarked;
