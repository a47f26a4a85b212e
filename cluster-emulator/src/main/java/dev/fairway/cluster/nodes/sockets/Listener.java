package dev.fairway.cluster.nodes.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Accepts connections, each on a virtual thread of its own. */
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ServerSocket socket;
    private final Consumer<Socket> serve;

    private Listener(ServerSocket socket, Consumer<Socket> serve) {
        this.socket = socket;
        this.serve = serve;
    }

    static Listener open(String address, int port, Consumer<Socket> serve) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new IOException("cannot listen on " + address + ":" + port + ": " + e.getMessage(), e);
        }
        Listener listener = new Listener(socket, serve);
        Thread.ofVirtual().name("listen " + address + ":" + port).start(listener::accept);
        return listener;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve.accept(client));
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_NANOS); // closed, or out of file descriptors for now
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot stop listening", e);
        }
    }
}
