/** A real broker and a real PostgreSQL in the test's own JVM; published as this module's test-jar. */
@NullMarked
package dev.fairway.runtime.testing;

import org.jspecify.annotations.NullMarked;
