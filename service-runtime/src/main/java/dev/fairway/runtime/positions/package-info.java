/** How far a topic was read, kept with the rows that were made of it. Shell. */
@NullMarked
package dev.fairway.runtime.positions;

import org.jspecify.annotations.NullMarked;
