/** Cloud time: real, faster than real, or moved by hand; and the moments at which something becomes due. Shell (reads the clock). */
@NullMarked
package dev.fairway.cloud.clock;

import org.jspecify.annotations.NullMarked;
