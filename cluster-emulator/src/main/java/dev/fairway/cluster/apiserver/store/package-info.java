/** The objects, their history and journal, in memory and on disk. Confined to one thread; no rules of the API. Shell. */
@NullMarked
package dev.fairway.cluster.apiserver.store;

import org.jspecify.annotations.NullMarked;
