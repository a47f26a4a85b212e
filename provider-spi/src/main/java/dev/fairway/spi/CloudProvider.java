package dev.fairway.spi;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cloud, as seen by the one loop that all providers share. The questions are pure. The acts block, may be called from many
 * threads at once, start no thread, sleep never, retry nothing, and end within the caller's time-out; a failure that can be
 * expected is a {@link Result.Failed}.
 *
 * <p>Laws, proved for every provider by the contract test of provider-testkit: a read gives back what was put; a put repeated
 * is harmless; a delete of what is gone succeeds; nothing without our mark is changed.
 *
 * @param <S> the provider's specs: a sealed interface of records that Jackson can write and read
 * @param <F> what the provider needs to know of the account
 */
public interface CloudProvider<S extends Spec, F> {

    /** What it serves. Its {@code provider} names topics, metrics and conditions. */
    ProviderAnnouncement announcement();

    Class<S> specType();

    // ---- questions: pure ----

    /** What this cloud cannot do for this frontend; empty if it can. Each problem names key, value and what is allowed. */
    List<Problem> audit(Frontend frontend, F facts);

    /** The domain's frontends in this cloud's words. */
    Translation<S> translate(DomainView<S, F> view);

    /** The parts that all domains of a cluster share, while any is there; empty if there are none. No frontends in the view. */
    List<S> translateShared(DomainView<S, F> view);

    /** Keys of the backend sets whose change concerns this frontend. */
    Set<String> backendSets(Frontend frontend);

    /** Where traffic can be sent, for the source of this uid. */
    List<Address> addresses(String sourceUid, Collection<Found<S>> found);

    /** Types of resources that {@link #list} shows, each under the handle that put gave: one that is missing was deleted. */
    default Set<String> listedTypes() {
        return Set.of();
    }

    // ---- acts: I/O ----

    /** Subnets, networks, quotas. Cached by the runtime; read again when a plan failed on what it says. */
    Result<F> facts(ClusterScope scope);

    /** What exists of a domain and is ours, by tag and by the names of what is wanted. */
    Result<Observation<S>> observe(DomainScope<S> scope);

    /** Everything of a cluster that carries its mark, as cheaply as the cloud allows. */
    Result<List<Owned>> list(ClusterScope scope);

    /** Makes one resource be so. Repeating is harmless. A foreign resource under the name is a failure, never touched. */
    Result<Made> put(ClusterScope scope, Change.Put<S> change, Refs refs);

    /** Reads the mark of resources whose create may have answered with somebody else's; in one call where the cloud can. */
    Result<Map<ResourceId, Boolean>> confirm(ClusterScope scope, Collection<Found<S>> made);

    /** Deletes one resource. Already gone is success; still in use is a CONFLICT with a wish when to come back. */
    Result<ResourceId> delete(ClusterScope scope, Found<S> found);

    /** Whether the resources of these sources carry traffic, by source uid. */
    Result<Map<String, Standing>> standing(ClusterScope scope, Set<String> sourceUids, Collection<Found<S>> found);

    /** Marks a resource as no longer ours without changing what it does. */
    Result<ResourceId> abandon(ClusterScope scope, Found<S> found);
}
