/** The examples that `up` applies: apply, wait until they answer, show what to try next. Shell. */
@NullMarked
package dev.fairway.quickstart.example;

import org.jspecify.annotations.NullMarked;
