/** Label and field selectors of list, watch and deletecollection. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.select;

import org.jspecify.annotations.NullMarked;
