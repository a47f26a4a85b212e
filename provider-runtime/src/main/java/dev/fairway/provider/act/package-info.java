/** Calls to the cloud and what stands around each: budget, lease, time-out, metrics. One gate a file; a gate wraps the next. */
@NullMarked
package dev.fairway.provider.act;

import org.jspecify.annotations.NullMarked;
