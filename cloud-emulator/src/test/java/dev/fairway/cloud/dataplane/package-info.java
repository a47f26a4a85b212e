@NullMarked
package dev.fairway.cloud.dataplane;

import org.jspecify.annotations.NullMarked;
