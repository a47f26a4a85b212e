package dev.fairway.status.fold;

import dev.fairway.contracts.outcome.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has to change on the object; an empty part is right as it is.
 *
 * @param addresses all of {@code status.loadBalancer.ingress}
 * @param conditions to set
 * @param forget types of ours that are to go
 */
public record Wanted(
        FinalizerStep finalizer,
        Optional<List<Address>> addresses,
        List<Condition> conditions,
        Set<String> forget,
        List<Note> notes) {

    public enum FinalizerStep {
        NONE,
        ADD,
        REMOVE
    }

    public boolean changesStatus() {
        return addresses.isPresent() || !conditions.isEmpty() || !forget.isEmpty();
    }
}
