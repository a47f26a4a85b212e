package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every request with one status, and remembers who asked for what. */
final class HttpTarget implements AutoCloseable {
    record Request(String peer, String line) {}

    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    volatile int status;

    private HttpTarget(ServerSocket server, int status) {
        this.server = server;
        this.status = status;
    }

    static HttpTarget start(int status) throws IOException {
        HttpTarget target = new HttpTarget(new ServerSocket(0, 64, InetAddress.getByName(World.address())), status);
        Thread.startVirtualThread(target::serve);
        return target;
    }

    String host() {
        return server.getInetAddress().getHostAddress();
    }

    int port() {
        return server.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    private void serve() {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    answer(socket);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        String first = in.readLine();
        for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {}
        requests.add(new Request(socket.getInetAddress().getHostAddress(), String.valueOf(first)));
        String answer = "HTTP/1.1 " + status + " Whatever\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
