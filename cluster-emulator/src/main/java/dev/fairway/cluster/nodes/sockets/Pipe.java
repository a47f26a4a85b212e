package dev.fairway.cluster.nodes.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Copies both ways between two connections until both sides are done. */
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
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) { // one side is gone; so is the other then
            close(from);
            close(to);
        }
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
