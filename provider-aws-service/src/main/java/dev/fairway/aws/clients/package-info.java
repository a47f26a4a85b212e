/** AWS clients without retries of their own, and what their errors mean. Shell. */
@NullMarked
package dev.fairway.aws.clients;

import org.jspecify.annotations.NullMarked;
