/** Making and deleting one resource by one call, or two. Shell. */
@NullMarked
package dev.fairway.aws.act;

import org.jspecify.annotations.NullMarked;
