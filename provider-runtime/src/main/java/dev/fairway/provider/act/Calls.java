package dev.fairway.provider.act;

import dev.fairway.provider.act.Act.Priority;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.DomainScope;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Observation;
import dev.fairway.spi.Owned;
import dev.fairway.spi.Refs;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import dev.fairway.spi.Standing;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The provider's acts, each through the gates. Nothing else in this module calls a cloud. */
public final class Calls<S extends Spec, F> {
    private final CloudProvider<S, F> provider;
    private final Gate gate;

    public Calls(CloudProvider<S, F> provider, Gate gate) {
        this.provider = provider;
        this.gate = gate;
    }

    public Result<F> facts(ClusterScope scope) {
        Act act = new Act("facts", "", scope, Act.ANY_REPLICA, Priority.NEW_OR_ENDING);
        return gate.pass(act, () -> provider.facts(scope));
    }

    public Result<List<Owned>> list(ClusterScope scope) {
        return gate.pass(new Act("list", "", scope, Act.ANY_REPLICA, Priority.SWEEP), () -> provider.list(scope));
    }

    public Result<Observation<S>> observe(DomainScope<S> scope, int partition, Priority priority) {
        return gate.pass(new Act("observe", "", scope.cluster(), partition, priority), () -> provider.observe(scope));
    }

    public Result<Made> put(ClusterScope scope, int partition, Change.Put<S> change, Refs refs) {
        Priority priority = switch (change) {
            case Change.Create<S> _ -> Priority.NEW_OR_ENDING;
            case Change.Update<S> _ -> Priority.CHURN;
        };
        Act act = new Act("put", change.id().type(), scope, partition, priority);
        return gate.pass(act, () -> provider.put(scope, change, refs));
    }

    public Result<Map<ResourceId, Boolean>> confirm(ClusterScope scope, int partition, Collection<Found<S>> made) {
        Act act = new Act("confirm", "", scope, partition, Priority.NEW_OR_ENDING);
        return gate.pass(act, () -> provider.confirm(scope, made));
    }

    public Result<ResourceId> delete(ClusterScope scope, int partition, Found<S> found) {
        Act act = new Act("delete", found.id().type(), scope, partition, Priority.NEW_OR_ENDING);
        return gate.pass(act, () -> provider.delete(scope, found));
    }

    public Result<ResourceId> abandon(ClusterScope scope, int partition, Found<S> found) {
        Act act = new Act("abandon", found.id().type(), scope, partition, Priority.NEW_OR_ENDING);
        return gate.pass(act, () -> provider.abandon(scope, found));
    }

    public Result<Map<String, Standing>> standing(
            ClusterScope scope, int partition, Set<String> uids, Collection<Found<S>> found) {
        Act act = new Act("standing", "", scope, partition, Priority.CHURN);
        return gate.pass(act, () -> provider.standing(scope, uids, found));
    }
}
