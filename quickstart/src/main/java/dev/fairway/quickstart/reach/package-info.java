/** Reaches the cluster's API server and the clouds' admin API of a running world, as JSON. Shell. */
@NullMarked
package dev.fairway.quickstart.reach;

import org.jspecify.annotations.NullMarked;
