package dev.fairway.cluster.apiserver.http;

import dev.fairway.cluster.apiserver.watch.Sink;

/** A sink whose client may leave. */
interface ClosableSink extends Sink {

    /** Replaces what was to be done before. */
    void onClose(Runnable action);
}
