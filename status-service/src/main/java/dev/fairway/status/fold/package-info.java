/** From all that was said of a source to what its object should show. Pure. */
@NullMarked
package dev.fairway.status.fold;

import org.jspecify.annotations.NullMarked;
