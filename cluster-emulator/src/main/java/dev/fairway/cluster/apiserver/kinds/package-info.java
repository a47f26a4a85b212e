/** The kinds that are served, as one table. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.kinds;

import org.jspecify.annotations.NullMarked;
