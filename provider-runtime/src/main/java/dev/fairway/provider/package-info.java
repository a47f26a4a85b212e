/** The service around the loop: the one place where the parts are put together. A provider hands over a CloudProvider bean. */
@NullMarked
package dev.fairway.provider;

import org.jspecify.annotations.NullMarked;
