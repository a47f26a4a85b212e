/** The daily look at whole topics, for what was deleted there while nobody could tell us. Shell. */
@NullMarked
package dev.fairway.reconciler.sweep;

import org.jspecify.annotations.NullMarked;
