package dev.fairway.cluster.apiserver.watch;

/** Where a watch's events go: a chunked answer or a WebSocket. */
public interface Sink {

    void send(byte[] event);

    void end();
}
