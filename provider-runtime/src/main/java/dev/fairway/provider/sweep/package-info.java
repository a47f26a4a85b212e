/** What exists against what is known, every few minutes: the missing, the extra and what no row explains. Shell but for the guard. */
@NullMarked
package dev.fairway.provider.sweep;

import org.jspecify.annotations.NullMarked;
