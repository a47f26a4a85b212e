/** Which objects are published. Pure. */
@NullMarked
package dev.fairway.watcher.filter;

import org.jspecify.annotations.NullMarked;
