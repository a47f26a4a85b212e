/** Bytes to records and back, telling a tombstone from garbage and from what a newer version wrote. Pure. */
@NullMarked
package dev.fairway.runtime.codec;

import org.jspecify.annotations.NullMarked;
