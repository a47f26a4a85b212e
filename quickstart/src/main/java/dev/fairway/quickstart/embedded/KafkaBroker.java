package dev.fairway.quickstart.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node that is broker and controller; its directory is kept between runs. Works in this JVM as well. */
public final class KafkaBroker implements AutoCloseable {
    /** The broker tells a page per partition at INFO; what a person needs to know comes as a warning. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("kafka"),
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("org.apache.logging"));

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    /** Returns when the broker serves. */
    public static KafkaBroker start(Path directory, int port, int controllerPort) throws IOException {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        Path logs = Files.createDirectories(directory.resolve("logs"));
        if (!Files.exists(logs.resolve("meta.properties"))) {
            format(logs);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(settings(logs, port, controllerPort), false), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    /** Returns when the broker has ended. */
    public void awaitStop() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path logs) {
        var formatter = new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(logs.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .addDirectory(logs.toString())
                .setUnstableFeatureVersionsEnabled(false)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's directory " + logs + " could not be formatted", e);
        }
    }

    static Properties settings(Path logs, int port, int controllerPort) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", logs.toString());
        // A topic that nobody declared is a mistake; partition counts are part of the contract.
        settings.put("auto.create.topics.enable", "false");
        // A killed broker is let in again only when its last session has run out.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        settings.put("message.max.bytes", "8388608");
        settings.put("group.initial.rebalance.delay.ms", "0");
        one(settings, "offsets.topic.replication.factor");
        one(settings, "transaction.state.log.replication.factor");
        one(settings, "transaction.state.log.min.isr");
        one(settings, "share.coordinator.state.topic.replication.factor");
        one(settings, "share.coordinator.state.topic.min.isr");
        one(settings, "transaction.state.log.num.partitions");
        one(settings, "offsets.topic.num.partitions");
        one(settings, "log.cleaner.threads");
        // Sizes for one laptop instead of one machine of a cluster.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        return settings;
    }

    private static void one(Properties settings, String key) {
        settings.put(key, "1");
    }
}
