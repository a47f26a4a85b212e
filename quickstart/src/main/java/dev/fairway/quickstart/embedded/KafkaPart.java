package dev.fairway.quickstart.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the broker as a process: {@code KafkaPart DIRECTORY PORT CONTROLLER-PORT}. */
public final class KafkaPart {
    /** The broker tells a page per partition at INFO; what a person needs to know comes as a warning. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("kafka"),
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("org.apache.logging"));

    static void main(String[] arguments) throws Exception {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        Path directory = Path.of(arguments[0]);
        Path ready = readyFile(directory);
        Files.deleteIfExists(ready);
        var broker = KafkaBroker.start(directory, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        Files.writeString(ready, ProcessHandle.current().pid() + "\nready\n");
        System.Logger log = System.getLogger(KafkaPart.class.getName());
        log.log(System.Logger.Level.INFO, "Kafka listens on 127.0.0.1:{0}", arguments[1]);
        broker.awaitStop();
    }

    /** Holds the broker's process id and the word ready while it serves. */
    public static Path readyFile(Path directory) {
        return directory.resolve("kafka.ready");
    }

    private KafkaPart() {}
}
