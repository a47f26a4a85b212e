package dev.fairway.quickstart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Report REPORT = new Report(
            "calls",
            Map.of("cores", "2"),
            List.of(
                    Figure.of("changing calls", 6, "calls", 6),
                    Figure.of("tag reads", 2, "calls", 1),
                    Figure.of("lists", 3.25, "calls")));

    @Test
    void saysOfEachFigureWhetherItsGoalIsMet() {
        assertThat(REPORT.table())
                .anyMatch(line -> line.matches("changing calls +6 calls +<= 6 met"))
                .anyMatch(line -> line.matches("tag reads +2 calls +<= 1 MISSED"))
                .anyMatch(line -> line.matches("lists +3\\.3 calls"))
                .contains("cores: 2");
    }

    @Test
    void writesFactsAndFigures(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("bench/calls.json");

        REPORT.write(file);

        JsonNode written = new ObjectMapper().readTree(file.toFile());
        assertThat(written.path("machine").path("cores").asText()).isEqualTo("2");
        assertThat(written.path("figures").path(1).path("met").asBoolean(true)).isFalse();
        assertThat(written.path("figures").path(2).has("goal")).isFalse();
    }
}
