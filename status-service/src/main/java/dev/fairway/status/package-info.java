/** The status service: outcomes in, Kubernetes out. */
@NullMarked
package dev.fairway.status;

import org.jspecify.annotations.NullMarked;
