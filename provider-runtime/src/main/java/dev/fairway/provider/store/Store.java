package dev.fairway.provider.store;

import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.spi.Found;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import java.util.Collection;
import java.util.Map;

/**
 * What a turn writes down. Each call is one statement, repeated until the database answers.
 *
 * <p>All throw {@link LostOwnership} when the partition has another owner by now.
 */
public interface Store<S extends Spec> {
    void inventory(UnitId unit, Collection<Found<S>> there, Collection<ResourceId> gone);

    /** Of a unit that another replica owns. */
    Map<ResourceId, Found<S>> inventory(UnitId unit);

    void progress(Collection<Row> rows);

    /** @param busy calls for the shared parts may be under way: who finds this after a crash has to look */
    void busy(UnitId shared, boolean busy);

    /** Whether any replica has a row of this cluster that is not gone. */
    boolean anyLive(String cluster);
}
