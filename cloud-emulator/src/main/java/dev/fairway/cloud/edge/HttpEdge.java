package dev.fairway.cloud.edge;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** One or more loopback HTTP servers with their event loop; handlers run on virtual threads and may block. */
public final class HttpEdge implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpEdge.class.getName());
    private static final String HOST = "127.0.0.1";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** One event loop, and no files: there is nothing to serve from a class path. */
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));

    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param port 0 for any that is free
     * @param now for the header Date, which the clouds' clients compare with what they are told
     */
    public URI serve(int port, Supplier<Instant> now, Function<Incoming, Reply> handler) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(HOST)
                .setPort(port)
                .setTcpNoDelay(true)
                .setMaxFormAttributeSize(-1)
                .setIdleTimeout(0));
        server.requestHandler(request -> receive(request, now, handler));
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Cannot listen on " + HOST + ":" + port + ". Is another emulator running?", e);
        }
        return URI.create("http://" + HOST + ":" + server.actualPort());
    }

    private void receive(HttpServerRequest request, Supplier<Instant> now, Function<Incoming, Reply> handler) {
        request.body().onSuccess(body -> {
            Incoming incoming = new Incoming(
                    request.method().name(),
                    Objects.requireNonNullElse(request.path(), "/"),
                    query(request),
                    String.valueOf(request.headers().get("Authorization")),
                    body.toString());
            handlers.execute(() -> reply(request, now, run(incoming, handler)));
        });
    }

    private static Map<String, String> query(HttpServerRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        request.params().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
        return query;
    }

    private static Reply run(Incoming incoming, Function<Incoming, Reply> handler) {
        try {
            return handler.apply(incoming);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The emulator failed at " + incoming, e);
            return new Reply.Answer(500, "text/plain", "The emulator failed; its log says more: " + e);
        }
    }

    private static void reply(HttpServerRequest request, Supplier<Instant> now, Reply reply) {
        switch (reply) {
            case Reply.Answer answer ->
                request.response()
                        .setStatusCode(answer.status())
                        .putHeader("Content-Type", answer.contentType())
                        .putHeader("Date", HTTP_DATE.format(now.get()))
                        .end(answer.body());
            case Reply.Hold hold -> {
                // Neither answered nor closed: the client's own time-out ends it.
            }
            case Reply.Cut cut -> request.connection().close();
        }
    }

    @Override
    public void close() {
        handlers.shutdown();
        try {
            handlers.awaitTermination(1, TimeUnit.SECONDS);
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "The HTTP edge did not close in time", e);
        }
    }
}
