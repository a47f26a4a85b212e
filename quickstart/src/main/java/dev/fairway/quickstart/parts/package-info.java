/** What there is to run: each part's command line, environment, ports, readiness and what it comes after. Pure; starting
 * them is the business of supervise. */
@NullMarked
package dev.fairway.quickstart.parts;

import org.jspecify.annotations.NullMarked;
