/** Publishing what is decided, under its lock, until Kafka has it. Shell. */
@NullMarked
package dev.fairway.reconciler.send;

import org.jspecify.annotations.NullMarked;
