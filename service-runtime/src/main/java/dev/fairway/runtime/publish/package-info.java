/** Writing to topics: keys, partitions, CloudEvents headers, acknowledgements. Shell. */
@NullMarked
package dev.fairway.runtime.publish;

import org.jspecify.annotations.NullMarked;
