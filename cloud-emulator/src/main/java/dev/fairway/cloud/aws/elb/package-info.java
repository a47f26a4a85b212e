/** ELBv2 operations: network load balancers, target groups, listeners, targets, attributes, tags. */
@NullMarked
package dev.fairway.cloud.aws.elb;

import org.jspecify.annotations.NullMarked;
