package dev.fairway.provider.rows;

import dev.fairway.spi.Found;
import dev.fairway.spi.Spec;
import java.util.List;

/**
 * What an earlier process left of a unit.
 *
 * @param busy calls for it may have been under way, although no row says so
 */
public record Restored<S extends Spec>(UnitId id, List<Row> rows, List<Found<S>> inventory, boolean busy) {}
