/** What every provider must pass, and the smallest driver of the SPI that shows it. Test scope only; no runtime in here. */
@NullMarked
package dev.fairway.testkit;

import org.jspecify.annotations.NullMarked;
