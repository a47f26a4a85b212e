/** Channels: batches of records, read and sorted into what they are about. Shell. */
@NullMarked
package dev.fairway.reconciler.receive;

import org.jspecify.annotations.NullMarked;
