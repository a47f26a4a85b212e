/** Makes the topic, then tells the world what this provider serves. Shell. */
@NullMarked
package dev.fairway.provider.announce;

import org.jspecify.annotations.NullMarked;
