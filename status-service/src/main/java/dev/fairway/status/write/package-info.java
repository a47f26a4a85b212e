/** Patches and events on Kubernetes, one object at a time each, many objects at once. Shell. */
@NullMarked
package dev.fairway.status.write;

import org.jspecify.annotations.NullMarked;
