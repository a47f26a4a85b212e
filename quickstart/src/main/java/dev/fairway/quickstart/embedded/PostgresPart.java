package dev.fairway.quickstart.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes what a PostgreSQL server needs, once: {@code PostgresPart DIRECTORY PORT}. The binaries are unpacked, the data
 * directory initialised, and a user with a database made for each service. After that {@code binaries/current/bin/postgres}
 * is run directly: no JVM stands between the supervisor and the server, so neither can outlive the other.
 */
public final class PostgresPart {
    /** Each is a user, and the database of that user. */
    public static final List<String> DATABASES = List.of("reconciler", "provider_aws");

    static void main(String[] arguments) throws Exception {
        prepare(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    public static Path readyFile(Path directory) {
        return cluster(directory).resolve("postmaster.pid");
    }

    /** Exists once everything was made. */
    public static Path preparedFile(Path directory) {
        return directory.resolve("prepared");
    }

    /** The command that runs the server in the foreground. */
    public static List<String> serverCommand(Path directory, int port) {
        return List.of(
                binaries(directory).resolve("current/bin/postgres").toString(),
                "-D",
                cluster(directory).toString(),
                "-p",
                Integer.toString(port),
                // Survives the death of any process, not the loss of power; `up --fresh` is the cure for that.
                "-F",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=32MB",
                "-c",
                "max_connections=60",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC");
    }

    static void prepare(Path directory, int port) throws IOException, SQLException {
        // What an interrupted attempt left is of unknown worth.
        delete(directory);
        Files.createDirectories(binaries(directory));
        System.setProperty("ot.epg.working-dir", binaries(directory).toString());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(cluster(directory))
                        .setCleanDataDirectory(false)
                        .setServerConfig("unix_socket_directories", "")
                        .start();
                var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String name : DATABASES) {
                statement.execute("create user " + name + " password '" + name + "'");
                statement.execute("create database " + name + " owner " + name);
            }
        }
        linkBinaries(directory);
        Files.writeString(preparedFile(directory), String.join("\n", DATABASES) + "\n");
    }

    private static void linkBinaries(Path directory) throws IOException {
        Path link = binaries(directory).resolve("current");
        Files.deleteIfExists(link);
        try (Stream<Path> unpacked = Files.list(binaries(directory))) {
            Path version = unpacked.filter(path -> Files.isExecutable(path.resolve("bin/postgres")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no bin/postgres was unpacked under " + binaries(directory)));
            Files.createSymbolicLink(link, version.getFileName());
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Path binaries(Path directory) {
        return directory.resolve("binaries");
    }

    private static Path cluster(Path directory) {
        return directory.resolve("cluster");
    }

    private PostgresPart() {}
}
