/** Which of several watchers is the active one: a Lease that only its holder renews. The rule is pure, the loop is shell. */
@NullMarked
package dev.fairway.watcher.lead;

import org.jspecify.annotations.NullMarked;
