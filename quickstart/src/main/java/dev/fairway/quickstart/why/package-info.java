/** Tells the story of one Service out of what every hop has said: Facts in, lines and a verdict out. Pure; view.Why gathers
 * the facts. */
@NullMarked
package dev.fairway.quickstart.why;

import org.jspecify.annotations.NullMarked;
