/** The tables, and the two transactions that a batch takes. Shell. */
@NullMarked
package dev.fairway.reconciler.store;

import org.jspecify.annotations.NullMarked;
