package dev.fairway.status.fold;

import dev.fairway.contracts.outcome.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be written so that Kubernetes shows what was said.
 *
 * @param status null if it is right already
 * @param tellings events, once the rest is written
 */
public record Verdict(Finalizer finalizer, @Nullable StatusChange status, List<Telling> tellings) {

    public Verdict {
        tellings = List.copyOf(tellings);
    }

    /** What happens to our finalizer. */
    public enum Finalizer {
        KEEP,
        ADD,
        REMOVE
    }

    /**
     * @param ingress null to leave the addresses as they are
     * @param set conditions to add or replace
     * @param removed types of conditions to take away
     */
    public record StatusChange(@Nullable List<Address> ingress, List<Condition> set, List<String> removed) {
        public StatusChange {
            set = List.copyOf(set);
            removed = List.copyOf(removed);
        }

        boolean isNothing() {
            return ingress == null && set.isEmpty() && removed.isEmpty();
        }
    }

    public boolean isNothing() {
        return finalizer == Finalizer.KEEP && status == null;
    }
}
