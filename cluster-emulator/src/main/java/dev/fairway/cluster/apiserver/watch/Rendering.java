package dev.fairway.cluster.apiserver.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The form a client asked its objects in. */
public sealed interface Rendering {

    record Plain() implements Rendering {}

    /** Rendered anew for each watch; only people watch tables. */
    record As(java.util.function.UnaryOperator<ObjectNode> form) implements Rendering {}
}
