package dev.fairway.quickstart.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.quickstart.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Jvm JVM = new Jvm(Path.of("/jdk/bin/java"), Path.of("/cache"));

    @Test
    void hasEightPartsOnPortsOfTheirOwn() {
        World world = world(Map.of());

        assertThat(world.parts())
                .extracting(Part::name)
                .containsExactly(
                        "watcher",
                        "reconciler",
                        "provider-aws",
                        "status",
                        "kafka",
                        "postgresql",
                        "cluster-emulator",
                        "cloud-emulator");
        assertThat(ports(world)).doesNotHaveDuplicates().allMatch(port -> port >= 18_700 && port < 18_800);
    }

    @Test
    void movesAllPortsTogether() {
        assertThat(ports(world(Map.of("FAIRWAY_PORT_BASE", "28700"))))
                .containsExactlyElementsOf(ports(world(Map.of())).stream()
                        .map(port -> port + 10_000)
                        .toList());
    }

    @Test
    void refusesAPortBaseThatIsNoNumber() {
        assertThatThrownBy(() -> world(Map.of("FAIRWAY_PORT_BASE", "many")))
                .hasMessageContaining("FAIRWAY_PORT_BASE='many'");
    }

    @Test
    void usesAKafkaOfTheUserAndStartsNone() {
        World world = world(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092"));

        assertThat(part(world, "watcher").program().environment())
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092");
        assertThat(part(world, "watcher").after()).containsExactly("cluster-emulator");
        assertThat(world.parts()).extracting(Part::name).doesNotContain("kafka");
    }

    @Test
    void usesADatabaseOfTheUserAndStartsNone() {
        World world = world(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://db.example/fairway"));

        assertThat(part(world, "reconciler").program().environment())
                .doesNotContainKey("QUARKUS_DATASOURCE_REACTIVE_URL");
        assertThat(world.parts()).extracting(Part::name).doesNotContain("postgresql");
    }

    @Test
    void keepsEveryHeapSmall() {
        assertThat(world(Map.of()).parts())
                .filteredOn(part -> !part.name().equals("postgresql"))
                .allSatisfy(part -> assertThat(part.program().command())
                        .contains("-XX:+UseSerialGC")
                        .anyMatch(word -> word.matches("-Xmx\\d{2,3}m")));
    }

    @Test
    void runsPostgresqlInAUserNamespaceOnlyForRoot() {
        assertThat(part(world(Map.of()), "postgresql").program().userNamespace())
                .isFalse();
        World asRoot = World.of(Checkout.at(Path.of("/fairway")), JVM, Map.of(), /* root= */ true);
        assertThat(part(asRoot, "postgresql").program().userNamespace()).isTrue();
    }

    private static World world(Map<String, String> variables) {
        return World.of(Checkout.at(Path.of("/fairway")), JVM, variables, /* root= */ false);
    }

    private static List<Integer> ports(World world) {
        return world.parts().stream().flatMap(part -> part.ports().stream()).toList();
    }

    private static Part part(World world, String name) {
        return world.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
