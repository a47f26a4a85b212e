package dev.fairway.provider.loop;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.provider.decide.Trouble;
import dev.fairway.provider.retry.RetrySchedule;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.store.Store;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a turn leaves behind in its rows, and when the next one comes by itself. */
final class Finish<S extends Spec> {
    private static final Duration LOOK_FOR_SHARED = Duration.ofSeconds(1);

    private final Store<S> store;
    private final Turns turns;
    private final Clock clock;

    Finish(Store<S> store, Turns turns, Clock clock) {
        this.store = store;
        this.turns = turns;
        this.clock = clock;
    }

    /** Before the last word is said: which rows are done, which failed. */
    void settle(Work<S> work, Set<String> goneUids) {
        for (Row row : List.copyOf(work.rows.values())) {
            work.rows.put(row.key(), row.with(progress(work, row, goneUids)));
        }
    }

    private Progress progress(Work<S> work, Row row, Set<String> goneUids) {
        Progress before = row.progress();
        List<Trouble> troubles = work.troublesOf(row.uid());
        Optional<Failure> failure = Trouble.worst(troubles);
        if (failure.isPresent()) {
            Optional<Duration> delay = troubles.stream()
                    .flatMap(t -> RetrySchedule.next(
                            t.failure(), before.attempts(), row.key().toString())
                            .stream())
                    .min(Duration::compareTo);
            return before.failed(delay.map(clock.instant()::plus).orElse(null));
        }
        long generation = row.desired().generation();
        return switch (row.desired()) {
            case Desired.Present present -> {
                boolean pending = work.withdrawal.later().stream()
                        .anyMatch(d -> d.spec().owner().equals(row.uid()));
                if (pending || work.waits(row.uid())) {
                    yield before;
                }
                boolean refused = work.verdicts.refused().containsKey(row.uid());
                Frontend good = refused ? before.good() : present.frontend();
                yield before.done(generation, work.versions.getOrDefault(row.uid(), Map.of()), good);
            }
            case Desired.Absent _, Desired.Abandoned _ ->
                goneUids.contains(row.uid()) ? before.done(generation, Map.of(), null) : before;
        };
    }

    /** After the last word was acknowledged. */
    void store(Work<S> work) {
        List<Row> changed = new ArrayList<>();
        for (Row row : work.rows.values()) {
            Row old = work.before.get(row.key());
            if (old == null || !old.progress().equals(row.progress())) {
                changed.add(row);
            }
        }
        if (!changed.isEmpty()) {
            store.progress(changed);
            changed.forEach(row -> work.unit.progress(row.key(), row.progress()));
        }
    }

    void schedule(Work<S> work) {
        String unit = work.unit.id().text();
        Instant now = clock.instant();
        work.rows.values().stream()
                .filter(row -> !work.troublesOf(row.uid()).isEmpty())
                .flatMap(row -> Optional.ofNullable(row.progress().retryAt()).stream())
                .min(Instant::compareTo)
                .ifPresent(at -> turns.wakeIn(unit, Duration.between(now, at)));
        if (!work.waitsFor.isEmpty()) {
            turns.wakeIn(unit, LOOK_FOR_SHARED);
        }
        Instant drained = work.unit.drainedAt();
        if (!work.withdrawal.draining().isEmpty() && drained != null) {
            turns.wakeIn(unit, Duration.between(now, drained));
        }
    }
}
