/** Trying one step again until it works or the service stops. Shell. */
@NullMarked
package dev.fairway.runtime.retry;

import org.jspecify.annotations.NullMarked;
