/** The loop of the reconciler; the packages are its steps in order. */
@NullMarked
package dev.fairway.reconciler;

import org.jspecify.annotations.NullMarked;
