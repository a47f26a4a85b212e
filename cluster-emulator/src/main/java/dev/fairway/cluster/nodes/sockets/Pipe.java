package dev.fairway.cluster.nodes.sockets;

import java.io.IOException;
import java.net.Socket;

/** Copies both ways between two connections until both sides are done. An abrupt end of one is an abrupt end of the other. */
final class Pipe {

    static void join(Socket one, Socket other) throws InterruptedException {
        Thread back = Thread.ofVirtual().start(() -> copy(other, one));
        copy(one, other);
        back.join();
        close(one);
        close(other);
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    /** The other side sees a reset, not an orderly end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        close(socket);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is all that was wanted
        }
    }

    private Pipe() {}
}
