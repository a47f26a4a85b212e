package dev.fairway.status.shown;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.runtime.kubernetes.ListWatch;
import dev.fairway.status.fold.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The newest that is known of each Service, from the watch and from the answers to our own patches, whichever is newer. */
public final class ShownServices implements ListWatch.Listener<Shown> {
    private final String cluster;
    private final Consumer<SourceRef> changed;
    private final Map<SourceRef, Shown> services = new ConcurrentHashMap<>();
    private volatile boolean listed;

    /** @param changed told of every Service that may look different now */
    public ShownServices(String cluster, Consumer<SourceRef> changed) {
        this.cluster = cluster;
        this.changed = changed;
    }

    public Optional<Shown> get(SourceRef source) {
        return Optional.ofNullable(services.get(source));
    }

    public boolean isListed() {
        return listed;
    }

    @Override
    public void listed(List<Shown> all) {
        Set<SourceRef> there = new HashSet<>();
        all.forEach(shown -> there.add(source(shown)));
        services.keySet().retainAll(there);
        all.forEach(this::keep);
        listed = true;
        there.forEach(changed);
    }

    @Override
    public void changed(Shown shown) {
        keep(shown);
        changed.accept(source(shown));
    }

    @Override
    public void deleted(Shown shown) {
        services.computeIfPresent(source(shown), (source, known) -> known.uid().equals(shown.uid()) ? null : known);
    }

    /** An answer to a patch or a read of our own. */
    public void answered(Shown shown) {
        keep(shown);
    }

    private void keep(Shown shown) {
        services.compute(source(shown), (source, known) -> {
            Shown newest =
                    known != null && known.uid().equals(shown.uid()) && number(known) > number(shown) ? known : shown;
            return newest.isOfNoInterest() ? null : newest;
        });
    }

    /** Resource versions of one kind can be compared since Kubernetes 1.35 says so, and always were counters. */
    private static long number(Shown shown) {
        try {
            return Long.parseLong(shown.version());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private SourceRef source(Shown shown) {
        return new SourceRef(cluster, Kind.SERVICE, shown.namespace(), shown.name());
    }
}
