/** Reading what exists and is ours. Shell. */
@NullMarked
package dev.fairway.aws.observe;

import org.jspecify.annotations.NullMarked;
