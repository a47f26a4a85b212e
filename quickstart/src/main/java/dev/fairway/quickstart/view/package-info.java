/** Shows what is there, one command a class: status, topics, why, calls, leaks, address. What is shown is put together in
 * pure code (StatusTable, Story); the rest reads Kafka, the API server, the cloud's admin API and /proc. */
@NullMarked
package dev.fairway.quickstart.view;

import org.jspecify.annotations.NullMarked;
