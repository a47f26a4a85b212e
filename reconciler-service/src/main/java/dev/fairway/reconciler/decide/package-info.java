/** What a source wants, whether it may, and what to tell whom. Pure. */
@NullMarked
package dev.fairway.reconciler.decide;

import org.jspecify.annotations.NullMarked;
