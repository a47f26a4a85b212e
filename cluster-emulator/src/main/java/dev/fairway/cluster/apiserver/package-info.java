/** A small, truthful Kubernetes API server: http, registry, write (patch, admission, allocation), store, watch. Shell. */
@NullMarked
package dev.fairway.cluster.apiserver;

import org.jspecify.annotations.NullMarked;
