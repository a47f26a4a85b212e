/** Loopback HTTP: takes a request, runs its handler on a virtual thread, answers, holds or cuts. Knows no cloud. Shell. */
@NullMarked
package dev.fairway.cloud.edge;

import org.jspecify.annotations.NullMarked;
