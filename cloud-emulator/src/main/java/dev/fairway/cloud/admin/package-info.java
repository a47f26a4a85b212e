/** The plain HTTP and JSON door for people, benches and tests: journal, leaks, faults, clock, instances. Shell. */
@NullMarked
package dev.fairway.cloud.admin;

import org.jspecify.annotations.NullMarked;
