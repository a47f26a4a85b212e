package dev.fairway.testkit;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.DomainScope;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Observation;
import dev.fairway.spi.Owned;
import dev.fairway.spi.Refs;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Spec;
import dev.fairway.spi.Standing;
import dev.fairway.spi.Translation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider of which each mutating act has its effect and the first answer for each resource gets lost. Not every second of
 * all answers: whoever does some things over and over would then always lose the same one.
 */
final class LosesReplies<S extends Spec, F> implements CloudProvider<S, F> {
    private final CloudProvider<S, F> real;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    LosesReplies(CloudProvider<S, F> real) {
        this.real = real;
    }

    private <T> Result<T> lose(String act, Result<T> answer) {
        return !lost.add(act)
                ? answer
                : Result.failed(Failure.of(FailureKind.UNAVAILABLE, "LostReply", "network", "The answer was lost."));
    }

    @Override
    public Result<Made> put(ClusterScope scope, Change.Put<S> change, Refs refs) {
        return lose("put " + change.id(), real.put(scope, change, refs));
    }

    @Override
    public Result<ResourceId> delete(ClusterScope scope, Found<S> found) {
        return lose("delete " + found.id(), real.delete(scope, found));
    }

    @Override
    public Result<ResourceId> abandon(ClusterScope scope, Found<S> found) {
        return lose("abandon " + found.id(), real.abandon(scope, found));
    }

    @Override
    public ProviderAnnouncement announcement() {
        return real.announcement();
    }

    @Override
    public Class<S> specType() {
        return real.specType();
    }

    @Override
    public List<Problem> audit(Frontend frontend, F facts) {
        return real.audit(frontend, facts);
    }

    @Override
    public Translation<S> translate(DomainView<S, F> view) {
        return real.translate(view);
    }

    @Override
    public List<S> translateShared(DomainView<S, F> view) {
        return real.translateShared(view);
    }

    @Override
    public Set<String> backendSets(Frontend frontend) {
        return real.backendSets(frontend);
    }

    @Override
    public List<Address> addresses(String sourceUid, Collection<Found<S>> found) {
        return real.addresses(sourceUid, found);
    }

    @Override
    public Set<String> listedTypes() {
        return real.listedTypes();
    }

    @Override
    public Result<F> facts(ClusterScope scope) {
        return real.facts(scope);
    }

    @Override
    public Result<Observation<S>> observe(DomainScope<S> scope) {
        return real.observe(scope);
    }

    @Override
    public Result<List<Owned>> list(ClusterScope scope) {
        return real.list(scope);
    }

    @Override
    public Result<Map<ResourceId, Boolean>> confirm(ClusterScope scope, Collection<Found<S>> made) {
        return real.confirm(scope, made);
    }

    @Override
    public Result<Map<String, Standing>> standing(
            ClusterScope scope, Set<String> sourceUids, Collection<Found<S>> found) {
        return real.standing(scope, sourceUids, found);
    }
}
