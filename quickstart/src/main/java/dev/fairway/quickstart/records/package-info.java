/** Reads the pipeline's topics as JSON, for people; nothing is decoded into contracts, so unknown fields stay. Shell, but
 * for Entry. */
@NullMarked
package dev.fairway.quickstart.records;

import org.jspecify.annotations.NullMarked;
