/** The whole pipeline, each part a process of its own, told as what its actors do and see. */
@NullMarked
package dev.fairway.system;

import org.jspecify.annotations.NullMarked;
