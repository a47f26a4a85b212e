/** Reading and building Kubernetes JSON trees. No rules of the API. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.json;

import org.jspecify.annotations.NullMarked;
