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
                jvm.main(
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
        return emulator(
                "cluster-emulator",
                "dev.fairway.cluster.Main",
                address,
                List.of(ports.apiServer()),
                new Probe.Http(URI.create(address + "/readyz")));
    }

    Part cloudEmulator() {
        return emulator(
                "cloud-emulator",
                "dev.fairway.cloud.Main",
                "aws http://127.0.0.1:" + ports.aws() + ", admin http://127.0.0.1:" + ports.cloudAdmin(),
                List.of(ports.aws(), ports.cloudAdmin()),
                new Probe.Http(URI.create("http://127.0.0.1:" + ports.cloudAdmin() + "/health")));
    }

    private Part emulator(String name, String main, String address, List<Integer> bound, Probe ready) {
        var environment = new java.util.HashMap<>(FRUGAL);
        environment.put(PortPlan.VARIABLE, Integer.toString(ports.base()));
        environment.put("FAIRWAY_CLUSTER", World.CLUSTER);
        environment.put("FAIRWAY_DATA", checkout.data(name).toString());
        environment.put("FAIRWAY_KUBECONFIG", checkout.kubeconfig().toString());
        environment.put("FAIRWAY_CLOUD_ADMIN", "http://127.0.0.1:" + ports.cloudAdmin());
        var program = new Program(
                checkout.jar(name),
                null,
                jvm.main(128, checkout.jar(name), checkout.lib(name), main),
                environment,
                Program.StopSignal.TERM,
                /* userNamespace= */ false);
        return new Part(name, address, bound, List.of(), program, ready);
    }
}
