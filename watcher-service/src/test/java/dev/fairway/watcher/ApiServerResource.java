package dev.fairway.watcher;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster without nodes. */
public final class ApiServerResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable ApiServer server;

    @Override
    public Map<String, String> start() {
        ApiServer started = ApiServer.start(ApiServerConfig.inMemory());
        server = started;
        return Map.of("quarkus.kubernetes-client.api-server-url", started.url());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
