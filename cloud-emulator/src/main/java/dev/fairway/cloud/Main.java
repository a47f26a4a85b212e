package dev.fairway.cloud;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The emulator as a process: {@code --aws-port N --admin-port N --data DIR --cluster-name laptop --speed 10}. */
public final class Main {
    private static final Set<String> OPTIONS =
            Set.of("--aws-port", "--admin-port", "--data", "--cluster-name", "--speed");

    public static void main(String[] args) throws InterruptedException {
        // Netty needs no Unsafe for this little, and JDK 24 and newer warn of it.
        System.setProperty("io.netty.noUnsafe", "true");
        CloudConfig config;
        try {
            config = config(options(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        CloudEmulator emulator;
        try {
            emulator = CloudEmulator.start(config);
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println("cloud-emulator cannot start: " + e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "close"));
        System.out.println("cloud-emulator is ready: AWS on " + emulator.awsEndpoint() + ", admin on "
                + emulator.adminEndpoint() + ", cluster " + config.clusterName() + ", cloud time " + emulator.pace()
                + ", state in " + (config.data() == null ? "memory" : config.data()));
        new CountDownLatch(1).await();
    }

    private static CloudConfig config(Map<String, String> options) {
        CloudConfig config = CloudConfig.inMemory()
                .withSockets()
                .withClusterName(options.getOrDefault("--cluster-name", "laptop"))
                .withSpeed(Double.parseDouble(options.getOrDefault("--speed", "10")))
                .withPorts(new CloudConfig.Ports(
                        Integer.parseInt(options.getOrDefault("--aws-port", "18766")),
                        Integer.parseInt(options.getOrDefault("--admin-port", "18770"))));
        String data = options.get("--data");
        return data == null ? config : config.withData(Path.of(data));
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

    private Main() {}
}
