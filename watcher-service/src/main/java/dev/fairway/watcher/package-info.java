/** From Kubernetes to snapshots: {@code Watching} is the table of contents. Shell. */
@NullMarked
package dev.fairway.watcher;

import org.jspecify.annotations.NullMarked;
