/** Create, update, patch and delete from body to stored object, and the collection of what was owned. Shell. */
@NullMarked
package dev.fairway.cluster.apiserver.write;

import org.jspecify.annotations.NullMarked;
