/** What every service needs once, around Quarkus; the packages inside say what. */
@NullMarked
package dev.fairway.runtime;

import org.jspecify.annotations.NullMarked;
