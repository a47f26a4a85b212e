/** Patches and events: in order for one object, at once for many, again until they are done. Shell. */
@NullMarked
package dev.fairway.status.write;

import org.jspecify.annotations.NullMarked;
