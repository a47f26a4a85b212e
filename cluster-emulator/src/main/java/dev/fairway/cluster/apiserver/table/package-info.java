/** Rows and columns as kubectl get prints them. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.table;

import org.jspecify.annotations.NullMarked;
