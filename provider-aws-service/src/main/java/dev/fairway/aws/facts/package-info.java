/** What must be known of an account before planning, and reading it. The records are pure, the reader is shell. */
@NullMarked
package dev.fairway.aws.facts;

import org.jspecify.annotations.NullMarked;
