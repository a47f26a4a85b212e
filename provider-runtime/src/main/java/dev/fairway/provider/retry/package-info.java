/** When a failure is tried again, by its kind. Pure. */
@NullMarked
package dev.fairway.provider.retry;

import org.jspecify.annotations.NullMarked;
