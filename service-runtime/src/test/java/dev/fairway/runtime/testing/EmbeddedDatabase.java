package dev.fairway.runtime.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL for one test class; stopped and started again it keeps its data and its port. */
public final class EmbeddedDatabase implements AutoCloseable {
    private final Path dir;
    private EmbeddedPostgres postgres;

    private EmbeddedDatabase(Path dir) throws IOException {
        this.dir = dir;
        this.postgres = boot(dir, 0);
    }

    public static EmbeddedDatabase start() {
        try {
            return new EmbeddedDatabase(Files.createTempDirectory("fairway-postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres boot(Path dir, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setDataDirectory(dir.resolve("data"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    public int port() {
        return postgres.getPort();
    }

    public void stop() {
        close();
    }

    public void startAgain() {
        try {
            postgres = boot(dir, port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Quarkus service needs to use it. */
    public Map<String, String> quarkusConfig() {
        String hostAndDatabase = "127.0.0.1:" + port() + "/postgres";
        return Map.of(
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres",
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + hostAndDatabase,
                "quarkus.datasource.reactive.url",
                "postgresql://" + hostAndDatabase);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
