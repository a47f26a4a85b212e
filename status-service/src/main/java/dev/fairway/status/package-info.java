/** From outcomes to what Kubernetes shows of a load balancer: {@code Reporting} is the table of contents. Shell. */
@NullMarked
package dev.fairway.status;

import org.jspecify.annotations.NullMarked;
