/** How often a cloud may be called, learned from what it says. Rate is pure; the gate around calls is shell. */
@NullMarked
package dev.fairway.provider.budget;

import org.jspecify.annotations.NullMarked;
