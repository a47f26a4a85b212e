/** Resources as records in memory; every change is on disk before it is answered. Knows no resource's meaning. Shell. */
@NullMarked
package dev.fairway.cloud.store;

import org.jspecify.annotations.NullMarked;
