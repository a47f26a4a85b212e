/** Putting changes on the topics in order, and again until Kafka has them. Shell. */
@NullMarked
package dev.fairway.watcher.publish;

import org.jspecify.annotations.NullMarked;
