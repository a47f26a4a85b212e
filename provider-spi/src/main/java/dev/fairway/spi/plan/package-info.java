/** From wanted and found to changes in a legal order: the one planner that all providers share. Pure. */
@NullMarked
package dev.fairway.spi.plan;

import org.jspecify.annotations.NullMarked;
