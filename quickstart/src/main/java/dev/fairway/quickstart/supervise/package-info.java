/** Starts parts in order, starts them again when they die, and ends exactly those; talks with the command line through a
 * socket. What there is to run is decided in parts. Shell, but for Backoff, StartOrder and PartState, which are pure. */
@NullMarked
package dev.fairway.quickstart.supervise;

import org.jspecify.annotations.NullMarked;
