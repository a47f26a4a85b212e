/** Which fields objects have and of what type, read off the client library's model classes. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.schema;

import org.jspecify.annotations.NullMarked;
