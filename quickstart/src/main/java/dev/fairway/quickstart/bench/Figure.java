package dev.fairway.quickstart.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param goal the highest value that is good; null where the figure only informs
 */
public record Figure(
        String name, double value, String unit, @Nullable Double goal) {

    public static Figure of(String name, double value, String unit, double goal) {
        return new Figure(name, value, unit, goal);
    }

    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null);
    }

    public boolean met() {
        return goal == null || value <= goal;
    }
}
