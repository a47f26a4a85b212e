/** All that was said of a Service, and what Kubernetes shows: what has to be written. Pure. */
@NullMarked
package dev.fairway.status.fold;

import org.jspecify.annotations.NullMarked;
