package dev.fairway.provider.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * R9: lost state is not a deletion. Pure.
 *
 * <pre>
 * seen once, or for less than the age         wait
 * more are due than may go within an hour     touch none, and say so
 * else                                        delete what is due
 * </pre>
 */
final class OrphanGuard {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int ALWAYS = 5;

    record Orphan(String handle, String owner, Instant firstSeen, int sweeps) {}

    /** @param owners whose resources may go now @param tooMany due, but more than may go */
    record Decision(List<String> owners, int tooMany) {}

    /**
     * @param existing resources of the cluster that the list showed
     * @param actedAt when resources went for this reason before
     */
    static Decision decide(
            Collection<Orphan> orphans, int existing, Collection<Instant> actedAt, Instant now, Duration age) {
        List<Orphan> due = orphans.stream()
                .filter(o -> o.sweeps() >= 2 && !o.firstSeen().plus(age).isAfter(now))
                .toList();
        long gone = actedAt.stream().filter(at -> at.plus(HOUR).isAfter(now)).count();
        long allowed = Math.max(ALWAYS, existing / 10) - gone;
        if (due.size() > allowed) {
            return new Decision(List.of(), due.size());
        }
        return new Decision(due.stream().map(Orphan::owner).distinct().toList(), 0);
    }

    private OrphanGuard() {}
}
