package dev.fairway.cluster.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The cloud emulator's door for instances, as far as nodes come to it. */
final class CloudAdmin implements AutoCloseable {
    final Map<String, String> instances = new ConcurrentHashMap<>();
    private final HttpServer http;

    CloudAdmin() throws IOException {
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 16);
        http.createContext("/instances", this::handle);
        http.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("PUT")) {
            instances.put(body.replaceAll(".*\"providerID\":\"([^\"]*)\".*", "$1"), body);
        } else {
            instances.remove(exchange.getRequestURI().getQuery().replace("providerID=", ""));
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
