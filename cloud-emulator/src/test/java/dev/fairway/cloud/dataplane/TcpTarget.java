package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Says "name peer-address", echoes until the client's end of stream, then ends too. */
final class TcpTarget implements AutoCloseable {
    private final String name;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private TcpTarget(String name, ServerSocket server) {
        this.name = name;
        this.server = server;
    }

    static TcpTarget start(String name, String host, int port) throws IOException {
        TcpTarget target = new TcpTarget(name, new ServerSocket(port, 1024, InetAddress.getByName(host)));
        Thread.startVirtualThread(target::accept);
        return target;
    }

    Target registered() {
        var address = (InetSocketAddress) server.getLocalSocketAddress();
        return new Target(name, address.getAddress().getHostAddress(), address.getPort(), false);
    }

    int accepted() {
        return accepted.get();
    }

    int open() {
        return open.size();
    }

    void resetConnections() {
        open.forEach(TcpTarget::reset);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException ended) {
            // by itself, meanwhile
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.startVirtualThread(() -> echo(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            var peer = socket.getInetAddress().getHostAddress();
            socket.getOutputStream().write((name + " " + peer + "\n").getBytes(US_ASCII));
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException broken) {
            // a health check that hangs up at once, or a reset
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        resetConnections();
    }
}
