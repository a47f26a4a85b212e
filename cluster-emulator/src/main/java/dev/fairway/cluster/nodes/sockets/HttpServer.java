package dev.fairway.cluster.nodes.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** As much HTTP/1.1 as pods and health checks need: keep-alive, a text for a path. */
final class HttpServer implements AutoCloseable {
    private final BiFunction<String, Socket, Reply> handler;
    /** Open connections, and whether one is in the middle of a request. */
    private final Map<Socket, Boolean> open = new ConcurrentHashMap<>();

    private final Listener listener;
    private volatile boolean leaving;

    /**
     * A status and a body.
     *
     * @param headers lines, each with its line end
     */
    record Reply(int status, String headers, String body) {
        static Reply text(int status, String body) {
            return new Reply(status, "Content-Type: text/plain; charset=utf-8\r\n", body);
        }
    }

    private HttpServer(String address, int port, BiFunction<String, Socket, Reply> handler) throws IOException {
        this.handler = handler;
        this.listener = Listener.open(address, port, this::serve);
    }

    /** @param handler from path and connection to reply */
    static HttpServer open(String address, int port, BiFunction<String, Socket, Reply> handler) throws IOException {
        return new HttpServer(address, port, handler);
    }

    /** From now on each answer asks the client to come with a new connection. */
    void leave() {
        leaving = true;
    }

    int requestsInProgress() {
        return (int) open.values().stream().filter(busy -> busy).count();
    }

    private void serve(Socket client) {
        open.put(client, false);
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            client.setTcpNoDelay(true);
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
        if (first == null) {
            return false;
        }
        open.put(client, true);
        String[] words = first.split(" ");
        boolean keep = first.endsWith("HTTP/1.1");
        int length = 0;
        String line;
        while ((line = in.readLine()) != null && !line.isEmpty()) {
            String header = line.toLowerCase(java.util.Locale.ROOT);
            if (header.startsWith("connection:") && header.contains("close")) {
                keep = false;
            } else if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        in.skip(length);
        Reply reply = words.length == 3 ? handler.apply(path(words[1]), client) : Reply.text(400, "this is not HTTP\n");
        keep = keep && reply.status() < 400 && !leaving;
        client.getOutputStream().write(bytes(reply, words[0].equals("HEAD"), keep));
        open.put(client, false);
        return keep;
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static byte[] bytes(Reply reply, boolean headOnly, boolean keep) {
        String reason = switch (reply.status()) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            default -> "Service Unavailable";
        };
        int length = reply.body().getBytes(StandardCharsets.UTF_8).length;
        String text = "HTTP/1.1 " + reply.status() + " " + reason + "\r\n" + reply.headers() + "Content-Length: "
                + length + "\r\n" + (keep ? "" : "Connection: close\r\n") + "\r\n"
                + (headOnly ? "" : reply.body());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** No new connections; open requests are answered, and with the answer their connections end. */
    @Override
    public void close() {
        leaving = true;
        listener.close();
        open.forEach((client, busy) -> {
            if (!busy) {
                Pipe.close(client);
            }
        });
    }
}
