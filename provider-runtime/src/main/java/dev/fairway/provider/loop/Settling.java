package dev.fairway.provider.loop;

import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.provider.act.Calls;
import dev.fairway.provider.rows.Row;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import dev.fairway.spi.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Asks whether traffic flows yet, beside the turns and ever more rarely; a turn says what came of it. */
final class Settling<S extends Spec, F> {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Calls<S, F> calls;
    private final World world;
    private final Turns turns;
    private final BiConsumer<Runnable, Duration> later;
    private final Duration first;
    private final Map<String, Long> current = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * @param later runs something after a while, on a thread of its own
     * @param first until the first question; each next one waits half as long again
     */
    Settling(Calls<S, F> calls, World world, Turns turns, BiConsumer<Runnable, Duration> later, Duration first) {
        this.calls = calls;
        this.world = world;
        this.turns = turns;
        this.later = later;
        this.first = first;
    }

    void watch(Work<S> work) {
        String unit = work.unit.id().text();
        if (comingUp(work.unit).isEmpty()) {
            current.remove(unit);
        } else if (!current.containsKey(unit) || !work.touched.isEmpty()) {
            long number = numbers.incrementAndGet();
            current.put(unit, number);
            later.accept(() -> ask(work.unit, number, first), first);
        }
    }

    private void ask(Unit<S> unit, long number, Duration waited) {
        List<Row> rows = comingUp(unit);
        boolean superseded = !Long.valueOf(number).equals(current.get(unit.id().text()));
        if (rows.isEmpty() || superseded || !world.owns(unit.id().partition())) {
            return;
        }
        Result<Map<String, Standing>> result = calls.standing(
                world.scope(unit.id()),
                unit.id().partition(),
                rows.stream().map(Row::uid).collect(Collectors.toSet()),
                unit.inventory().values());
        boolean news = false;
        if (result instanceof Result.Done<Map<String, Standing>> done) {
            for (Row row : rows) {
                Standing answer = done.value().get(row.uid());
                if (answer != null && !answer.equals(unit.standing(row))) {
                    unit.standing(row.uid(), row.desired().generation(), answer);
                    news = true;
                }
            }
        }
        if (news) {
            turns.wake(unit.id().text());
        }
        Duration next = waited.multipliedBy(3).dividedBy(2);
        Duration delay = next.compareTo(LONGEST) < 0 ? next : LONGEST;
        later.accept(() -> ask(unit, number, delay), delay);
    }

    /** Made, and not yet said to be ready. */
    private List<Row> comingUp(Unit<S> unit) {
        return unit.rows().stream()
                .filter(row -> row.applied() && !row.gone())
                .filter(row ->
                        row.progress().said() instanceof Outcome said && said.phase() instanceof Phase.Progressing)
                .toList();
    }
}
