package dev.fairway.quickstart.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark found. */
public record Report(String name, Map<String, String> machine, List<Figure> figures) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Report {
        figures = List.copyOf(figures);
    }

    boolean allMet() {
        return figures.stream().allMatch(Figure::met);
    }

    List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(line("FIGURE", "VALUE", "UNIT", "GOAL", ""));
        for (Figure figure : figures) {
            Double goal = figure.goal();
            lines.add(line(
                    figure.name(),
                    number(figure.value()),
                    figure.unit(),
                    goal == null ? "" : "<= " + number(goal),
                    goal == null ? "" : figure.met() ? "met" : "MISSED"));
        }
        lines.add("");
        machine.forEach((fact, value) -> lines.add(fact + ": " + value));
        return lines;
    }

    /** Machine's facts; per figure its name, value, unit, goal and whether it is met. */
    void write(Path file) throws IOException {
        var rows = new ArrayList<Map<String, Object>>();
        for (Figure figure : figures) {
            var row = new LinkedHashMap<String, Object>();
            row.put("name", figure.name());
            row.put("value", figure.value());
            row.put("unit", figure.unit());
            Double goal = figure.goal();
            if (goal != null) {
                row.put("goal", goal);
                row.put("met", figure.met());
            }
            rows.add(row);
        }
        Files.createDirectories(file.getParent());
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(file.toFile(), Map.of("name", name, "machine", machine, "figures", rows));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String line(String name, String value, String unit, String goal, String met) {
        return String.format("%-62s %9s %-6s %8s %s", name, value, unit, goal, met)
                .stripTrailing();
    }
}
