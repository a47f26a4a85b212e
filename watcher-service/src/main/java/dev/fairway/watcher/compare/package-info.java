/** What Kubernetes shows against what the topics hold, and what has to be published so that they agree. Pure: told of
 * everything, does nothing. */
@NullMarked
package dev.fairway.watcher.compare;

import org.jspecify.annotations.NullMarked;
