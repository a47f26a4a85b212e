package dev.fairway.cluster.nodes.sockets;

import dev.fairway.cluster.nodes.decide.HealthCheck;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The health-check node ports; told all that should be there, it opens and closes what differs. */
public final class HealthChecks implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HealthChecks.class.getName());

    private final Map<String, HttpServer> open = new HashMap<>();
    private final Map<String, HealthCheck> now = new ConcurrentHashMap<>();

    public void apply(Collection<HealthCheck> wanted) {
        Set<String> keys = new HashSet<>();
        for (HealthCheck check : wanted) {
            String key = check.node() + ":" + check.port();
            keys.add(key);
            now.put(key, check);
            if (!open.containsKey(key)) {
                open(key, check);
            }
        }
        open.entrySet().removeIf(entry -> {
            boolean gone = !keys.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        now.keySet().retainAll(keys);
    }

    private void open(String key, HealthCheck check) {
        try {
            open.put(key, HttpServer.open(check.node(), check.port(), (path, client) -> reply(key, check)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "health check of {0}/{1}: {2}", check.namespace(), check.name(), e.getMessage());
        }
    }

    private HttpServer.Reply reply(String key, HealthCheck first) {
        HealthCheck check = now.getOrDefault(key, first);
        String headers = "Content-Type: application/json\r\nX-Content-Type-Options: nosniff\r\n"
                + "X-Load-Balancing-Endpoint-Weight: " + check.local() + "\r\n";
        return new HttpServer.Reply(check.status(), headers, check.body());
    }

    @Override
    public void close() {
        open.values().forEach(HttpServer::close);
        open.clear();
    }
}
