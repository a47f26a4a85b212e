/** Trimmed Kubernetes objects, written by the watcher and read by the reconciler. Pure. */
@NullMarked
package dev.fairway.contracts.snapshot;

import org.jspecify.annotations.NullMarked;
