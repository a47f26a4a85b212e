package dev.fairway.cluster.apiserver;

import com.sun.net.httpserver.HttpServer;
import dev.fairway.cluster.apiserver.admission.Admission;
import dev.fairway.cluster.apiserver.admission.Ports;
import dev.fairway.cluster.apiserver.http.Router;
import dev.fairway.cluster.apiserver.kinds.Kind;
import dev.fairway.cluster.apiserver.store.Key;
import dev.fairway.cluster.apiserver.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The API server, on loopback, without authentication. */
public final class ApiServer implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else small answers wait 40 ms for company
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer http;
    private final ExecutorService threads;
    private final Router router;
    private final Store store;
    private final String clusterName;

    private ApiServer(HttpServer http, ExecutorService threads, Router router, Store store, String clusterName) {
        this.http = http;
        this.threads = threads;
        this.router = router;
        this.store = store;
        this.clusterName = clusterName;
    }

    public static ApiServer start(ApiServerConfig config) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", config.port()), 256);
            Store store = new Store(config.data());
            firstNamespaces(store);
            Router router = new Router(store);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            http.createContext("/", router);
            http.setExecutor(threads);
            http.start();
            return new ApiServer(http, threads, router, store, config.clusterName());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + config.port(), e);
        }
    }

    private static void firstNamespaces(Store store) {
        for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            Key key = new Key(Kind.NAMESPACE, "", name);
            if (store.get(key).isEmpty()) {
                var namespace = Json.object();
                namespace.putObject("metadata").put("name", name);
                Admission.admit(Kind.NAMESPACE, namespace, null, new Ports(new HashSet<>(), new HashSet<>()));
                store.create(key, namespace);
            }
        }
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** For kubectl and every other client. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: %1$s
                  cluster: {server: "%2$s"}
                contexts:
                - name: %1$s
                  context: {cluster: %1$s, user: fairway, namespace: default}
                current-context: %1$s
                users:
                - name: fairway
                  user: {token: not-checked}
                """.formatted(clusterName, url());
    }

    @Override
    public void close() {
        router.close();
        http.stop(0);
        threads.shutdownNow();
        store.close();
    }
}
