/** The benchmarks that `bench NAME` runs against a world without examples; each prints a table and leaves a JSON file.
 * Percentiles, Figure, Report and CallCount are pure. */
@NullMarked
package dev.fairway.quickstart.bench;

import org.jspecify.annotations.NullMarked;
