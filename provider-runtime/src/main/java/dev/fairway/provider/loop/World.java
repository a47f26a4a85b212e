package dev.fairway.provider.loop;

import dev.fairway.provider.rows.UnitId;
import dev.fairway.spi.Backends;
import dev.fairway.spi.ClusterScope;
import java.time.Duration;

/** What a turn is told from outside. */
public interface World extends Backends {
    /** R8: nothing is planned before backends and clusters were read to the ends that they had at start. */
    boolean known();

    ClusterScope scope(UnitId unit);

    boolean owns(int partition);

    /** No other replica has a partition. */
    boolean ownsAll();

    /** R9: this database has read all desired states to their ends, so that what it does not know is not wanted. */
    boolean complete();

    /** I6: how long the lease of an earlier owner may still cover calls; zero if not at all. */
    Duration untilQuiet(int partition);
}
