package dev.fairway.cloud.dataplane;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The flows that end with their owner: a frontend or a member. */
final class OpenFlows {
    private final Set<Flow> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** False when the owner has ended; the flow is then not kept. */
    boolean add(Flow flow) {
        open.add(flow);
        // Looked at after adding: whoever ends the owner in between either sees this flow or is seen here.
        if (ended) {
            open.remove(flow);
            return false;
        }
        return true;
    }

    void remove(Flow flow) {
        open.remove(flow);
    }

    void end() {
        ended = true;
        open.forEach(Flow::reset);
    }
}
