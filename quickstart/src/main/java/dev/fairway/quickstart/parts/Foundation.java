package dev.fairway.quickstart.parts;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.embedded.KafkaPart;
import dev.fairway.quickstart.embedded.PostgresPart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the services stand on: Kafka, PostgreSQL, a cluster and a cloud. */
record Foundation(Checkout checkout, Jvm jvm, PortPlan ports) {
    private static final String QUICKSTART = "quickstart";
    private static final String CLUSTER = "cluster-emulator";
    private static final String CLOUD = "cloud-emulator";
    /** Of the memory that glibc keeps per thread for malloc, two pools are plenty. */
    static final Map<String, String> FRUGAL = Map.of("MALLOC_ARENA_MAX", "2");

    Part kafka() {
        Path data = checkout.data("kafka");
        List<String> command = jvm.main(
                192,
                checkout.jar(QUICKSTART),
                checkout.lib(QUICKSTART),
                KafkaPart.class.getName(),
                data.toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
        var program = new Program(
                checkout.jar(QUICKSTART), null, command, FRUGAL, Program.StopSignal.TERM, /* userNamespace= */ false);
        return new Part(
                "kafka",
                "127.0.0.1:" + ports.kafka(),
                List.of(ports.kafka(), ports.kafkaController()),
                List.of(),
                program,
                new Probe.PidFile(KafkaPart.readyFile(data)));
    }

    Part postgresql(boolean root) {
        Path data = checkout.data("postgresql");
        var prepare = new Program.Prepare(
                PostgresPart.preparedFile(data),
                jvm.once(
                        // Unpacking needs the memory of xz, for a second.
                        256,
                        checkout.jar(QUICKSTART),
                        checkout.lib(QUICKSTART),
                        PostgresPart.class.getName(),
                        data.toString(),
                        Integer.toString(ports.postgresql())));
        var program = new Program(
                checkout.jar(QUICKSTART),
                prepare,
                PostgresPart.serverCommand(data, ports.postgresql()),
                // A user's language may not be installed for initdb.
                Map.of("LC_ALL", "C"),
                Program.StopSignal.INT,
                root);
        return new Part(
                "postgresql",
                "127.0.0.1:" + ports.postgresql(),
                List.of(ports.postgresql()),
                List.of(),
                program,
                new Probe.PidFile(PostgresPart.readyFile(data)));
    }

    Part clusterEmulator() {
        String address = "http://127.0.0.1:" + ports.apiServer();
        List<String> command = jvm.main(
                128,
                checkout.jar(CLUSTER),
                checkout.lib(CLUSTER),
                "dev.fairway.cluster.Main",
                "--port",
                Integer.toString(ports.apiServer()),
                "--data",
                checkout.data(CLUSTER).toString(),
                "--kubeconfig",
                checkout.kubeconfig().toString(),
                "--cluster-name",
                World.CLUSTER,
                "--cloud-admin",
                "http://127.0.0.1:" + ports.cloudAdmin());
        return new Part(
                CLUSTER,
                address,
                List.of(ports.apiServer()),
                List.of(),
                emulator(CLUSTER, command),
                new Probe.Http(URI.create(address + "/readyz")));
    }

    Part cloudEmulator() {
        List<String> command = jvm.main(
                128,
                checkout.jar(CLOUD),
                checkout.lib(CLOUD),
                "dev.fairway.cloud.Main",
                "--aws-port",
                Integer.toString(ports.aws()),
                "--admin-port",
                Integer.toString(ports.cloudAdmin()),
                "--data",
                checkout.data(CLOUD).toString(),
                "--cluster-name",
                World.CLUSTER);
        return new Part(
                CLOUD,
                "aws http://127.0.0.1:" + ports.aws() + ", admin http://127.0.0.1:" + ports.cloudAdmin(),
                List.of(ports.aws(), ports.cloudAdmin()),
                List.of(),
                emulator(CLOUD, command),
                new Probe.Http(URI.create("http://127.0.0.1:" + ports.cloudAdmin() + "/health")));
    }

    private Program emulator(String module, List<String> command) {
        return new Program(
                checkout.jar(module), null, command, FRUGAL, Program.StopSignal.TERM, /* userNamespace= */ false);
    }
}
