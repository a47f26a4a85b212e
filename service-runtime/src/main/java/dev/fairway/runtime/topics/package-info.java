/** The topics of deploy/topics.yaml, made and checked before any channel starts. Shell. */
@NullMarked
package dev.fairway.runtime.topics;

import org.jspecify.annotations.NullMarked;
