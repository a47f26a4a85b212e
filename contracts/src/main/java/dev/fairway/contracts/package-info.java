/** What crosses a topic: names of topics, identities and the records in the sub-packages. Pure; JDK and Jackson
 * annotations only, because every service and every extension depends on it. */
@NullMarked
package dev.fairway.contracts;

import org.jspecify.annotations.NullMarked;
