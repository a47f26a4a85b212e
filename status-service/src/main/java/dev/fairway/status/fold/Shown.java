package dev.fairway.status.fold;

import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.outcome.Address;
import java.util.List;
import java.util.Optional;

/**
 * A Service as Kubernetes shows it.
 *
 * @param version resource version
 * @param abandoned its owner asked us to let go of it
 */
public record Shown(
        String namespace,
        String name,
        String uid,
        String version,
        boolean deleting,
        boolean loadBalancer,
        boolean abandoned,
        List<String> finalizers,
        List<Address> ingress,
        List<Condition> conditions) {

    public Shown {
        finalizers = List.copyOf(finalizers);
        ingress = List.copyOf(ingress);
        conditions = List.copyOf(conditions);
    }

    public boolean isWanted() {
        return loadBalancer && !deleting && !abandoned;
    }

    public boolean hasOurFinalizer() {
        return finalizers.contains(Finalizers.LOAD_BALANCER);
    }

    /** Nothing of ours is on it, and nothing is to come. */
    public boolean isOfNoInterest() {
        return !loadBalancer && !hasOurFinalizer() && conditions.stream().noneMatch(Condition::isOurs);
    }

    Optional<Condition> condition(String type) {
        return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
    }
}
