/** Defaulting and validation per kind, worded as upstream does. Knows no store; picks no addresses or ports. Pure. */
@NullMarked
package dev.fairway.cluster.apiserver.admission;

import org.jspecify.annotations.NullMarked;
