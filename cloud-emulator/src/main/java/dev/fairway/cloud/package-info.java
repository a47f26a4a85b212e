/** Starts and stops emulated clouds, as a process or inside a test. Knows no cloud's words; those are in a package per cloud. */
@NullMarked
package dev.fairway.cloud;

import org.jspecify.annotations.NullMarked;
