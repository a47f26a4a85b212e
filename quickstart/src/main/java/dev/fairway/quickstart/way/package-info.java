/** The way that one Service took from the API server to its first answer, hop by hop: shown by `up`, measured by `bench`.
 * Way and Steps are pure; Traces reads the topics and both journals. */
@NullMarked
package dev.fairway.quickstart.way;

import org.jspecify.annotations.NullMarked;
