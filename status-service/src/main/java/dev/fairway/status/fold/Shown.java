package dev.fairway.status.fold;

import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.outcome.Address;
import java.util.List;
import java.util.Map;

/**
 * What Kubernetes shows of a Service now.
 *
 * @param abandoning it carries the annotation by which a person lets go of the cloud's resources
 * @param conditions ours and others', by type
 */
public record Shown(
        String uid,
        boolean deleting,
        boolean loadBalancer,
        boolean abandoning,
        List<String> finalizers,
        List<Address> addresses,
        Map<String, Condition> conditions) {

    public boolean hasOurFinalizer() {
        return finalizers.contains(Finalizers.LOAD_BALANCER);
    }

    /** Nothing is wanted any more: then our finalizer may go once everything is released. */
    public boolean notWanted() {
        return deleting || !loadBalancer || abandoning;
    }
}
