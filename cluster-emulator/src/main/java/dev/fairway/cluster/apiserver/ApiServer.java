package dev.fairway.cluster.apiserver;

import dev.fairway.cluster.apiserver.http.Api;
import dev.fairway.cluster.apiserver.http.HttpFront;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.watch.Watches;
import dev.fairway.cluster.apiserver.write.Collector;
import dev.fairway.cluster.apiserver.write.Deletes;
import dev.fairway.cluster.apiserver.write.Writes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The API server, on loopback, without authentication. Many may live in one JVM. */
public final class ApiServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ApiServer.class.getName());
    private static final long HOUSEKEEPING_MILLIS = 30_000;

    private final Vertx vertx;
    private final Store store;
    private final int port;
    private final String clusterName;

    private ApiServer(Vertx vertx, Store store, int port, String clusterName) {
        this.vertx = vertx;
        this.store = store;
        this.port = port;
        this.clusterName = clusterName;
    }

    public static ApiServer start(ApiServerConfig config) {
        Clock clock = Clock.systemUTC();
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                // No cache directory that a kill would leave behind.
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            Store store = Store.open(config.data(), clock);
            Writes writes = new Writes(store, clock);
            Deletes deletes = new Deletes(store, clock);
            FirstObjects.create(store, writes);
            Watches watches = new Watches(store);
            Collector collector =
                    new Collector(store, deletes, clock, task -> vertx.runOnContext(nothing -> task.run()));
            int port = new HttpFront(vertx, new Api(store, watches, writes, deletes, clock)).listen(config.port());
            vertx.runOnContext(nothing -> collector.sweep());
            vertx.setPeriodic(HOUSEKEEPING_MILLIS, timer -> {
                FirstObjects.create(store, writes);
                collector.sweep();
                watches.bookmark();
            });
            return new ApiServer(vertx, store, port, config.clusterName());
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** For kubectl and every other client. */
    public String kubeconfig() {
        return Kubeconfig.of(clusterName, url());
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "The API server did not close in time", e);
        }
        store.close();
    }
}
