package dev.fairway.quickstart.parts;

import dev.fairway.quickstart.Checkout;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pipeline: four services that are told where everything is by the variables they have anywhere else, too. */
record Services(Checkout checkout, Jvm jvm, PortPlan ports, Map<String, String> variables) {
    static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";
    static final String DATABASE = "QUARKUS_DATASOURCE_REACTIVE_URL";

    boolean hasOwnKafka() {
        return !variables.getOrDefault(KAFKA, "").isBlank();
    }

    boolean hasOwnDatabase() {
        return !variables.getOrDefault(DATABASE, "").isBlank();
    }

    /** @param ground names of the parts that we start besides; only those can be waited for */
    List<Part> all(List<String> ground) {
        return List.of(
                service("watcher", ports.watcher(), cluster(), ground, List.of("kafka", "cluster-emulator")),
                service(
                        "reconciler",
                        ports.reconciler(),
                        database("reconciler"),
                        ground,
                        List.of("kafka", "postgresql")),
                service(
                        "provider-aws",
                        ports.providerAws(),
                        with(database("provider_aws"), aws()),
                        ground,
                        List.of("kafka", "postgresql", "cloud-emulator")),
                service("status", ports.status(), cluster(), ground, List.of("kafka", "cluster-emulator")));
    }

    private Part service(String name, int port, Map<String, String> own, List<String> ground, List<String> needs) {
        Path jar = checkout.quarkusJar(name + "-service");
        Map<String, String> environment = with(Foundation.FRUGAL, own);
        environment.put(KAFKA, World.kafka(ports, variables));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("FAIRWAY_CLUSTER", World.CLUSTER);
        var program = new Program(
                jar, null, jvm.jar(96, jar), environment, Program.StopSignal.TERM, /* userNamespace= */ false);
        String address = "http://127.0.0.1:" + port;
        return new Part(
                name,
                address,
                List.of(port),
                needs.stream().filter(ground::contains).toList(),
                program,
                new Probe.Http(URI.create(address + "/q/health/ready")));
    }

    private Map<String, String> cluster() {
        return Map.of(
                "KUBECONFIG",
                checkout.kubeconfig().toString(),
                // Services without a class get a balancer too.
                "FAIRWAY_DEFAULT_PROVIDER",
                "aws");
    }

    private Map<String, String> database(String name) {
        if (hasOwnDatabase()) {
            return Map.of();
        }
        String place = "127.0.0.1:" + ports.postgresql() + "/" + name;
        return Map.of(
                DATABASE,
                "postgresql://" + place,
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://" + place,
                "QUARKUS_DATASOURCE_USERNAME",
                name,
                "QUARKUS_DATASOURCE_PASSWORD",
                name);
    }

    private Map<String, String> aws() {
        return Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + ports.aws(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "fairway",
                "AWS_SECRET_ACCESS_KEY", "fairway");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
