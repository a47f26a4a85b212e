/** The examples that `up` applies: apply, wait until they answer, show the way that one Service took and what to try next.
 * Way is pure. */
@NullMarked
package dev.fairway.quickstart.example;

import org.jspecify.annotations.NullMarked;
