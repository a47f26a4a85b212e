/** The loop: a turn of one unit, from rows to outcomes. Reads as a table of contents; each step stands elsewhere. */
@NullMarked
package dev.fairway.provider.loop;

import org.jspecify.annotations.NullMarked;
