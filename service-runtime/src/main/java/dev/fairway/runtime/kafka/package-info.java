/** How to reach Kafka: the settings that all clients share. Shell. */
@NullMarked
package dev.fairway.runtime.kafka;

import org.jspecify.annotations.NullMarked;
