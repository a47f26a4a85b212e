/** Informers on the kinds that matter. Shell. */
@NullMarked
package dev.fairway.watcher.watch;

import org.jspecify.annotations.NullMarked;
