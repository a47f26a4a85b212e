/** Following the objects of a Kubernetes API server. For the services that talk to one; the others do not have the client on
 * their class path. Shell. */
@NullMarked
package dev.fairway.runtime.kubernetes;

import org.jspecify.annotations.NullMarked;
