/** Streams of changes to whoever watches. Renders nothing twice; knows no transport. Shell. */
@NullMarked
package dev.fairway.cluster.apiserver.watch;

import org.jspecify.annotations.NullMarked;
