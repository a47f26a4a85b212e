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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The emulated cluster as a process; {@link #OPTIONS} are its options, each with a value. */
public final class Main {
    private static final Set<String> OPTIONS =
            Set.of("--port", "--data", "--kubeconfig", "--cluster-name", "--cloud-admin", "--nodes");

    public static void main(String[] args) throws IOException {
        long began = System.nanoTime();
        Map<String, String> options;
        Map<String, Integer> nodeCounts;
        try {
            options = options(args);
            nodeCounts = counts(options.getOrDefault("--nodes", "aws=3"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        ApiServer server = ApiServer.start(new ApiServerConfig(
                Integer.parseInt(options.getOrDefault("--port", "18743")),
                path(options.get("--data")),
                options.getOrDefault("--cluster-name", "laptop")));
        Path kubeconfig = path(options.get("--kubeconfig"));
        if (kubeconfig != null) {
            Files.writeString(kubeconfig, server.kubeconfig());
        }
        String admin = options.get("--cloud-admin");
        // Nothing is closed at the end: a kill at any instruction loses nothing, so a TERM need not take time.
        NodesHalf.start(NodesConfig.standard(server.url(), admin == null ? null : URI.create(admin), nodeCounts));
        System.out.printf(
                "cluster-emulator is ready: API server on %s, nodes %s, after %d ms%n",
                server.url(), nodeCounts, (System.nanoTime() - began) / 1_000_000);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        "Unknown or without a value: " + args[i] + ". Options are " + OPTIONS + ", each with a value.");
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    /** {@code aws=3,gcp=3}. */
    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String part : text.split(",")) {
            if (!part.matches("[a-z]+=\\d{1,3}")) {
                throw new IllegalArgumentException("--nodes is CLOUD=NUMBER[,CLOUD=NUMBER..], not " + text);
            }
            String[] sides = part.split("=");
            counts.put(sides[0], Integer.parseInt(sides[1]));
        }
        return counts;
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private Main() {}
}
