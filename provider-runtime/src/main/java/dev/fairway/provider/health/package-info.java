/** Ready: partitions assigned, backends and clusters read, leases valid. Shell. */
@NullMarked
package dev.fairway.provider.health;

import org.jspecify.annotations.NullMarked;
