/** Which partitions this process acts for, and until when: an epoch and a lease in the database. Shell. */
@NullMarked
package dev.fairway.provider.own;

import org.jspecify.annotations.NullMarked;
