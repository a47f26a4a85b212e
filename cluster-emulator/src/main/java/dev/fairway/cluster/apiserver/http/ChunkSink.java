package dev.fairway.cluster.apiserver.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** A line of JSON per event in a chunked answer. */
final class ChunkSink implements ClosableSink {
    /** Who is that far behind lists again. */
    private static final int BEHIND = 16 << 20;

    private final HttpServerResponse response;

    ChunkSink(HttpServerResponse response) {
        this.response = response;
        response.setChunked(true).setWriteQueueMaxSize(BEHIND).putHeader("Content-Type", "application/json");
        // Clients wait for the head even while nothing happens.
        response.writeHead();
    }

    @Override
    public void send(byte[] event) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
            return;
        }
        response.write(Buffer.buffer(event));
    }

    @Override
    public void end() {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    @Override
    public void onClose(Runnable action) {
        if (!response.ended()) {
            response.closeHandler(closed -> action.run());
        }
    }
}
