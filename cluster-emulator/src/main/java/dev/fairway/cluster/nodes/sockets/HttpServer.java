package dev.fairway.cluster.nodes.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** As much HTTP/1.1 as pods and health checks need: GET, keep-alive, a text for a path. */
public final class HttpServer implements AutoCloseable {
    private final ServerSocket listener;
    private final BiFunction<String, Socket, Reply> handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** A status and a body. */
    public record Reply(int status, String body) {}

    private HttpServer(ServerSocket listener, BiFunction<String, Socket, Reply> handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /** @param handler from path and connection to reply */
    public static HttpServer listen(String address, int port, BiFunction<String, Socket, Reply> handler) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByName(address), port), 1024);
            HttpServer server = new HttpServer(listener, handler);
            Thread.ofVirtual().name("http " + address + ":" + port).start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address + ":" + port, e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            boolean more = true;
            while (more) {
                more = answer(client, in);
            }
        } catch (IOException e) {
            // the client went away
        } finally {
            open.remove(client);
        }
    }

    private boolean answer(Socket client, BufferedReader in) throws IOException {
        String first = in.readLine();
        if (first == null || first.split(" ").length < 2) {
            return false;
        }
        boolean keep = first.endsWith("HTTP/1.1");
        String line;
        while ((line = in.readLine()) != null && !line.isEmpty()) {
            if (line.equalsIgnoreCase("connection: close")) {
                keep = false;
            }
        }
        String path = first.split(" ")[1].split("\\?")[0];
        Reply reply = handler.apply(path, client);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + reply.status() + (reply.status() == 200 ? " OK" : " No")
                + "\r\nContent-Type: text/plain\r\nContent-Length: " + body.length
                + (keep ? "" : "\r\nConnection: close") + "\r\n\r\n";
        byte[] all = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
        System.arraycopy(body, 0, all, head.length(), body.length);
        client.getOutputStream().write(all);
        client.getOutputStream().flush();
        return keep;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Pipe::close);
    }
}
