/** From rows and what exists to what is said and what comes next. Pure: no clock, no calls. */
@NullMarked
package dev.fairway.provider.decide;

import org.jspecify.annotations.NullMarked;
