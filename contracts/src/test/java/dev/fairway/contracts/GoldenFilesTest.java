package dev.fairway.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record ever written by a released version must still be read; add files, never change one that was released. */
class GoldenFilesTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<String, Class<?>> TYPES = Map.of(
            "service", ServiceSnapshot.class,
            "endpoints", EndpointSliceSnapshot.class,
            "node", NodeSnapshot.class,
            "cluster", ClusterRecord.class,
            "backends", BackendSet.class,
            "desired", Desired.class,
            "outcome", Outcome.class,
            "provider", ProviderAnnouncement.class);

    static List<Path> files() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(GoldenFilesTest.class.getResource("/golden"))
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("R4 what a released version wrote is read, and written again the same")
    void readAndWrittenAgain(Path file) throws IOException {
        JsonNode golden = JSON.readTree(file.toFile());
        Object read = JSON.treeToValue(golden, typeOf(file));

        assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("R4 fields that a newer version added are ignored")
    void unknownFields(Path file) throws IOException {
        ObjectNode newer = (ObjectNode) JSON.readTree(file.toFile());
        Object read = JSON.treeToValue(newer, typeOf(file));
        newer.put("addedLater", true);

        assertThat(JSON.treeToValue(newer, typeOf(file))).isEqualTo(read);
    }

    private static Class<?> typeOf(Path file) {
        String name = file.getFileName().toString();
        return Objects.requireNonNull(TYPES.get(name.substring(0, name.indexOf('.'))), name);
    }
}
