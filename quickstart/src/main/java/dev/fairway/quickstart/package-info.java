/** The command line and where a checkout keeps its state. What the commands do is in the sub-packages: parts (what there is
 * to run), embedded, supervise, example, view, bench. Shell. */
@NullMarked
package dev.fairway.quickstart;

import org.jspecify.annotations.NullMarked;
