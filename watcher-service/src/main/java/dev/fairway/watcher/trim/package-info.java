/** From a Kubernetes object to its snapshot: what a load balancer depends on, nothing else. Pure. */
@NullMarked
package dev.fairway.watcher.trim;

import org.jspecify.annotations.NullMarked;
