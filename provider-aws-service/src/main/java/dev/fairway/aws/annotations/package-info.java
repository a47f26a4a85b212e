/** The typed table of annotations, and what a Service chose by them. Pure. */
@NullMarked
package dev.fairway.aws.annotations;

import org.jspecify.annotations.NullMarked;
