/** What a provider knows of each frontend and each unit of planning, as values. Pure. */
@NullMarked
package dev.fairway.provider.rows;

import org.jspecify.annotations.NullMarked;
