/** The AWS provider as provider-runtime sees it, and its configuration. Shell. */
@NullMarked
package dev.fairway.aws;

import org.jspecify.annotations.NullMarked;
