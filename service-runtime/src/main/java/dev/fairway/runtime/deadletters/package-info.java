/** What could not be read, kept for a person. Shell. */
@NullMarked
package dev.fairway.runtime.deadletters;

import org.jspecify.annotations.NullMarked;
