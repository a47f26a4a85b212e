package dev.fairway.quickstart.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the broker as a process: {@code KafkaPart DIRECTORY PORT CONTROLLER-PORT}. */
public final class KafkaPart {
    static void main(String[] arguments) throws Exception {
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
