/** AWS as an endpoint: which service and operation a request means, what is done to it, how its answer looks. */
@NullMarked
package dev.fairway.cloud.aws;

import org.jspecify.annotations.NullMarked;
