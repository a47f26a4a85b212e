/** Following a topic from its beginning, without a consumer group. Shell. */
@NullMarked
package dev.fairway.runtime.view;

import org.jspecify.annotations.NullMarked;
