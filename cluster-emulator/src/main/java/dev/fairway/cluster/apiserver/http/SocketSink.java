package dev.fairway.cluster.apiserver.http;

import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;

/** A text frame per event. */
final class SocketSink implements ClosableSink {
    private static final int BEHIND = 16 << 20;

    private final ServerWebSocket socket;

    SocketSink(ServerWebSocket socket) {
        this.socket = socket;
        socket.setWriteQueueMaxSize(BEHIND);
    }

    @Override
    public void send(byte[] event) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            end();
            return;
        }
        socket.writeTextMessage(new String(event, StandardCharsets.UTF_8));
    }

    @Override
    public void end() {
        if (!socket.isClosed()) {
            socket.close();
        }
    }

    @Override
    public void onClose(Runnable action) {
        if (!socket.isClosed()) {
            socket.closeHandler(closed -> action.run());
        }
    }
}
