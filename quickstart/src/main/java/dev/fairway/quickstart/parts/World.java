package dev.fairway.quickstart.parts;

import dev.fairway.quickstart.Checkout;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All parts, in the order that people read them: along the pipeline, then what it stands on. */
public record World(Checkout checkout, PortPlan ports, List<Part> parts) {
    public static final String CLUSTER = "laptop";

    public World {
        parts = List.copyOf(parts);
    }

    /**
     * @param variables of the user: a Kafka or PostgreSQL named there is used instead of one of ours
     * @param root whether we run as root, which PostgreSQL refuses to
     */
    public static World of(Checkout checkout, Jvm jvm, Map<String, String> variables, boolean root) {
        PortPlan ports = PortPlan.from(variables);
        var foundation = new Foundation(checkout, jvm, ports);
        var services = new Services(checkout, jvm, ports, variables);
        Stream<Part> kafka = services.hasOwnKafka() ? Stream.of() : Stream.of(foundation.kafka());
        Stream<Part> postgresql = services.hasOwnDatabase() ? Stream.of() : Stream.of(foundation.postgresql(root));
        Stream<Part> emulators = Stream.of(foundation.clusterEmulator(), foundation.cloudEmulator());
        List<Part> ground =
                Stream.of(kafka, postgresql, emulators).flatMap(parts -> parts).toList();
        List<String> names = ground.stream().map(Part::name).toList();
        return new World(
                checkout,
                ports,
                Stream.concat(services.all(names).stream(), ground.stream()).toList());
    }

    /** Without the parts that {@code isBuilt} does not find, for who works on some modules only. */
    public World only(Predicate<Part> isBuilt) {
        return new World(checkout, ports, parts.stream().filter(isBuilt).toList());
    }

    /** The Kafka that the services use. */
    public static String kafka(PortPlan ports, Map<String, String> variables) {
        String own = variables.getOrDefault(Services.KAFKA, "");
        return own.isBlank() ? "127.0.0.1:" + ports.kafka() : own;
    }
}
