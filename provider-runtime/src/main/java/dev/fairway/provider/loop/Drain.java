package dev.fairway.provider.loop;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.provider.rows.Row;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.Found;
import dev.fairway.spi.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** I4: when a balancer is replaced, the old one goes some time after the new address was acknowledged. */
final class Drain<S extends Spec> {
    private final CloudProvider<S, ?> provider;
    private final Duration drain;
    private final Clock clock;

    Drain(CloudProvider<S, ?> provider, Duration drain, Clock clock) {
        this.provider = provider;
        this.drain = drain;
        this.clock = clock;
    }

    Withdrawal<S> of(Work<S> work) {
        List<Change.Delete<S>> now = new ArrayList<>();
        List<Change.Delete<S>> draining = new ArrayList<>();
        List<Change.Delete<S>> held = new ArrayList<>();
        Set<String> replaced = replaced(work);
        Instant drained = work.unit.drainedAt();
        boolean over = drained != null && !clock.instant().isBefore(drained);
        for (Change.Delete<S> delete : work.plan.after()) {
            String owner = delete.spec().owner();
            if (!work.troublesOf(owner).isEmpty() || work.waits(owner)) {
                held.add(delete);
            } else if (replaced.contains(owner) && !over) {
                draining.add(delete);
            } else {
                now.add(delete);
            }
        }
        return new Withdrawal<>(now, draining, held);
    }

    /** The time runs from the acknowledgement. */
    void begin(Work<S> work) {
        if (work.withdrawal.draining().isEmpty()) {
            work.unit.drainedAt(null);
        } else if (work.unit.drainedAt() == null) {
            work.unit.drainedAt(clock.instant().plus(drain));
        }
    }

    private Set<String> replaced(Work<S> work) {
        Set<String> uids = new HashSet<>();
        for (Row row : work.rows.values()) {
            if (row.desired() instanceof Desired.Present) {
                Set<String> left = hosts(row.uid(), work.found.values());
                left.removeAll(hosts(row.uid(), work.staying(work.plan.after())));
                if (!left.isEmpty()) {
                    uids.add(row.uid());
                }
            }
        }
        return uids;
    }

    private Set<String> hosts(String uid, Collection<Found<S>> found) {
        return provider.addresses(uid, found).stream().map(Drain::host).collect(Collectors.toCollection(HashSet::new));
    }

    private static String host(Address address) {
        return address.ip() + "|" + address.hostname();
    }
}
