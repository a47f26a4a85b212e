/** From the cloud-neutral model to specs: names, ports, subnets, health checks, targets. Pure. */
@NullMarked
package dev.fairway.aws.translate;

import org.jspecify.annotations.NullMarked;
