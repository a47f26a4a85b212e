/** What the reconciler and the providers say about a source: the only input of the status service. Pure. */
@NullMarked
package dev.fairway.contracts.outcome;

import org.jspecify.annotations.NullMarked;
