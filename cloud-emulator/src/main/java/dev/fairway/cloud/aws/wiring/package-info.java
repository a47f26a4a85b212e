/** From control plane to sockets: which listeners are open, to which targets, and what their health checks found. */
@NullMarked
package dev.fairway.cloud.aws.wiring;

import org.jspecify.annotations.NullMarked;
