package dev.fairway.quickstart.bench;

import java.util.Arrays;
import java.util.Collection;

/** Of a set of measured values, by the nearest rank: p50 of 1, 2, 3, 4 is 2. */
record Percentiles(double[] sorted) {

    static Percentiles of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    double at(int percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }
}
