/** JSON, merge, strategic-merge and server-side apply patches as documents in, document out. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.patch;

import org.jspecify.annotations.NullMarked;
