/** The kinds this server has and what discovery says about them. No objects. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.registry;

import org.jspecify.annotations.NullMarked;
