/** The real Kafka broker and the real PostgreSQL server, made to run from a checkout without being installed. Shell. */
@NullMarked
package dev.fairway.quickstart.embedded;

import org.jspecify.annotations.NullMarked;
