/** A tiny cloud in memory, with faults, and the provider for it: the one to read before writing another. */
@NullMarked
package dev.fairway.testkit.fake;

import org.jspecify.annotations.NullMarked;
