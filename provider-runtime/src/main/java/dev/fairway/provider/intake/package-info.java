/** desired.<provider> into rows: one statement a batch, the newest generation of a key wins. Shell. */
@NullMarked
package dev.fairway.provider.intake;

import org.jspecify.annotations.NullMarked;
