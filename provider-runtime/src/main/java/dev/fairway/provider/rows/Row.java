package dev.fairway.provider.rows;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.contracts.model.Desired;
import org.jspecify.annotations.Nullable;

/**
 * One frontend: what is wanted, and how far that is.
 *
 * @param doubtful stored by an earlier owner or while a new database was filled: what was called for it is unknown
 * @param parked a form that this version cannot read waits under its key
 */
public record Row(
        Desired desired,
        int partition,
        Progress progress,
        boolean doubtful,
        boolean parked,
        @Nullable String traceparent) {
    public DesiredKey key() {
        return desired.key();
    }

    public String uid() {
        return desired.uid();
    }

    public boolean applied() {
        return progress.applied() >= desired.generation();
    }

    /** Not wanted, and a read showed that nothing is left. */
    public boolean gone() {
        return !(desired instanceof Desired.Present) && applied();
    }

    /** Not wanted, and not yet known to be gone. */
    public boolean ending() {
        return !(desired instanceof Desired.Present) && !applied();
    }

    public Row with(Progress next) {
        return new Row(desired, partition, next, doubtful, parked, traceparent);
    }

    /** The newer state wins, whatever became of the older one. */
    public Row newer(Row next) {
        return new Row(
                next.desired,
                partition,
                progress.fresh(),
                next.doubtful || (doubtful && !applied()),
                false,
                next.traceparent);
    }

    /** What was read last is readable again. */
    public Row unpark() {
        return new Row(desired, partition, progress, doubtful, false, traceparent);
    }

    public Row park() {
        return new Row(desired, partition, progress, doubtful, true, traceparent);
    }
}
