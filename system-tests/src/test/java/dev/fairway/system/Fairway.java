package dev.fairway.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Everything that {@code ./fairway up --empty} starts, on ports and in a folder of its own, once for all tests. */
final class Fairway {
    static final int PORT_BASE = 21_300;
    static final String CLUSTER_API = "http://127.0.0.1:" + (PORT_BASE + 43);
    static final String CLOUD_ADMIN = "http://127.0.0.1:" + (PORT_BASE + 70);
    static final String KAFKA = "127.0.0.1:" + (PORT_BASE + 92);
    private static final Duration LONG = Duration.ofMinutes(4);

    private static final Fairway RUNNING = start();

    private final Path root;
    private final Path checkout;

    private Fairway(Path root, Path checkout) {
        this.root = root;
        this.checkout = checkout;
    }

    static Fairway running() {
        return RUNNING;
    }

    void kill(String part) {
        call(Duration.ofMinutes(1), "kill", part);
    }

    /** What a command prints. */
    String call(Duration atMost, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    checkout.resolve("quickstart/target/quickstart-0.1.0-SNAPSHOT.jar") + File.pathSeparator
                            + checkout.resolve("quickstart/target/lib") + "/*",
                    "dev.fairway.quickstart.Cli",
                    root.toString()));
            command.addAll(List.of(arguments));
            Path output = Files.createTempFile(root, "call", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("FAIRWAY_PORT_BASE", String.valueOf(PORT_BASE));
            Process process = builder.start();
            boolean ended = process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
            String printed = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", arguments) + " failed:\n" + printed + logs());
            }
            return printed;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        Path logs = root.resolve(".fairway/logs");
        if (Files.isDirectory(logs)) {
            try (var files = Files.list(logs)) {
                for (Path log : files.toList()) {
                    List<String> lines = Files.readAllLines(log);
                    all.append("\n--- ").append(log.getFileName()).append('\n');
                    lines.subList(Math.max(0, lines.size() - 15), lines.size())
                            .forEach(l -> all.append(l).append('\n'));
                }
            }
        }
        return all.toString();
    }

    /** A folder that looks like a checkout in which everything was built, short enough for a socket's path. */
    private static Fairway start() {
        try {
            Path checkout = Path.of("..").toAbsolutePath().normalize();
            Path root = Files.createTempDirectory("fw");
            Path dist = Files.createDirectories(root.resolve(".fairway/dist"));
            for (String module : List.of(
                    "quickstart",
                    "cluster-emulator",
                    "cloud-emulator",
                    "watcher-service",
                    "reconciler-service",
                    "provider-aws-service",
                    "status-service")) {
                Files.createSymbolicLink(dist.resolve(module), checkout.resolve(module));
            }
            Files.createSymbolicLink(root.resolve("examples"), checkout.resolve("examples"));
            Fairway fairway = new Fairway(root, checkout);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> fairway.call(Duration.ofMinutes(1), "down")));
            fairway.call(LONG, "up", "--detach", "--empty");
            return fairway;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
