package dev.fairway.cluster;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import dev.fairway.cluster.nodes.NodesConfig;
import dev.fairway.cluster.nodes.NodesHalf;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code --port N --data DIR --kubeconfig FILE --cluster-name NAME --cloud-admin URL --nodes aws=3}. */
public final class Main {

    public static void main(String[] args) throws IOException {
        long began = System.nanoTime();
        Map<String, String> options = options(args);
        ApiServer server = ApiServer.start(new ApiServerConfig(
                Integer.parseInt(options.getOrDefault("port", "18743")),
                options.containsKey("data") ? Path.of(options.get("data")) : null,
                options.getOrDefault("cluster-name", "laptop")));
        if (options.containsKey("kubeconfig")) {
            Files.writeString(Path.of(options.get("kubeconfig")), server.kubeconfig());
        }
        NodesHalf nodes = NodesHalf.start(NodesConfig.standard(
                server.url(),
                options.containsKey("cloud-admin") ? URI.create(options.get("cloud-admin")) : null,
                counts(options.getOrDefault("nodes", "aws=3"))));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            nodes.close();
            server.close();
        }));
        System.out.printf(
                "cluster-emulator listens on %s, ready after %d ms%n",
                server.url(), (System.nanoTime() - began) / 1_000_000);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        }
        return options;
    }

    /** {@code aws=3,gcp=3}. */
    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                String[] sides = part.split("=");
                counts.put(sides[0], Integer.parseInt(sides[1]));
            }
        }
        return counts;
    }

    private Main() {}
}
