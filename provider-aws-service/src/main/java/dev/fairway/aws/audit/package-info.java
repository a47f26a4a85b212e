/** What a Network Load Balancer cannot do for a Service, as problems for its owner. Pure. */
@NullMarked
package dev.fairway.aws.audit;

import org.jspecify.annotations.NullMarked;
