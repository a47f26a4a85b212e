package dev.fairway.cluster.apiserver.http;

import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.watch.Watches;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The loopback HTTP server. All requests run on one event loop, which is the lock that the store needs. */
public final class HttpFront {
    private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());
    private static final String HOST = "127.0.0.1";
    private static final int LONGEST_LINE = 64 << 10;

    private final Vertx vertx;
    private final Api api;

    public HttpFront(Vertx vertx, Api api) {
        this.vertx = vertx;
        this.api = api;
    }

    /** Returns the port. @param port 0 for any that is free */
    public int listen(int port) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(HOST)
                .setPort(port)
                .setTcpNoDelay(true)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_LINE)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setDecompressionSupported(true));
        server.requestHandler(this::receive);
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Cannot listen on " + HOST + ":" + port + ". Is another cluster emulator running?", e);
        }
        return server.actualPort();
    }

    private void receive(HttpServerRequest request) {
        try {
            route(request);
        } catch (IllegalArgumentException e) {
            reply(request, Answer.refusal(Refusal.badRequest("the URL is malformed: " + e.getMessage())));
        }
    }

    private void route(HttpServerRequest request) {
        Call call = call(request);
        if (call.watches()) {
            watch(request, call);
        } else {
            request.body().onSuccess(body -> reply(request, answer(call.with(body.getBytes()))));
        }
    }

    private Answer answer(Call call) {
        try {
            return api.answer(call);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The API server failed at " + call.method() + " " + call.path(), e);
            return Answer.refusal(Refusal.internal(e.toString()));
        }
    }

    private static void reply(HttpServerRequest request, Answer answer) {
        request.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(Buffer.buffer(answer.body()));
    }

    private void watch(HttpServerRequest request, Call call) {
        switch (api.wish(call)) {
            case Result.Ok<Watches.Wish> wish -> {
                if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
                    request.toWebSocket().onSuccess(socket -> stream(wish.value(), call, new SocketSink(socket)));
                } else {
                    stream(wish.value(), call, new ChunkSink(request.response()));
                }
            }
            case Result.Refused<Watches.Wish> refused -> reply(request, Answer.refusal(refused.refusal()));
        }
    }

    private void stream(Watches.Wish wish, Call call, ClosableSink sink) {
        Runnable stop = api.watch(wish, sink);
        sink.onClose(stop);
        String seconds = call.option("timeoutSeconds");
        if (seconds.matches("[1-9]\\d{0,5}")) {
            long timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(Long.parseLong(seconds)), id -> {
                stop.run();
                sink.end();
            });
            sink.onClose(() -> {
                stop.run();
                vertx.cancelTimer(timer);
            });
        }
    }

    private static Call call(HttpServerRequest request) {
        Map<String, String> query = new HashMap<>();
        request.params().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
        String path = Objects.requireNonNullElse(request.path(), "/");
        boolean trailing = path.length() > 1 && path.endsWith("/");
        String plain = trailing ? path.substring(0, path.length() - 1) : path;
        return new Call(
                request.method().name(),
                // A plus in a path is a plus.
                plain.contains("%") ? URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8) : plain,
                query,
                new Call.Media(
                        header(request, "Accept"), header(request, "Content-Type"), header(request, "User-Agent")),
                new byte[0]);
    }

    private static String header(HttpServerRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
