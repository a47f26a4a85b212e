package dev.fairway.quickstart.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PostgresPartTest {
    @TempDir
    Path directory;

    @Test
    void preparesADatabaseForEachServiceThatSurvivesAKill() throws Exception {
        int port = FreePort.find();
        PostgresPart.prepare(directory, port);
        assertThat(PostgresPart.preparedFile(directory)).exists();

        Process first = start(port);
        for (String name : PostgresPart.DATABASES) {
            try (Connection connection = connect(port, name);
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as n");
            }
        }
        first.destroyForcibly().waitFor();

        Process second = start(port);
        try (Connection connection = connect(port, "reconciler");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select n from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        } finally {
            second.destroy();
            assertThat(second.waitFor()).isZero();
        }
    }

    private Process start(int port) throws Exception {
        var command = new ArrayList<String>();
        if (new UnixSystem().getUid() == 0) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(PostgresPart.serverCommand(directory, port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.createTempFile(directory, "postgres", ".log").toFile())
                .start();
    }

    private static Connection connect(int port, String name) throws SQLException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            try {
                return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + name, name, name);
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}
