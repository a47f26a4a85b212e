/** What Kubernetes shows of each Service, as far as we write it. Shell, but for the records. */
@NullMarked
package dev.fairway.status.shown;

import org.jspecify.annotations.NullMarked;
