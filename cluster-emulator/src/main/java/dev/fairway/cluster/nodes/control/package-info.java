/** The controllers: each looks at everything it cares for and makes it so. Shell. */
@NullMarked
package dev.fairway.cluster.nodes.control;

import org.jspecify.annotations.NullMarked;
