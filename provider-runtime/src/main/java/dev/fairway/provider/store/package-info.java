/** What survives the process, in PostgreSQL. Rows go in with their positions; everything is fenced by the owner's epoch. */
@NullMarked
package dev.fairway.provider.store;

import org.jspecify.annotations.NullMarked;
