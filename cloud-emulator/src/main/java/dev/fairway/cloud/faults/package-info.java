/** What is done to a call before its handler: faults by plan, throttling by token bucket, latency. No I/O. */
@NullMarked
package dev.fairway.cloud.faults;

import org.jspecify.annotations.NullMarked;
