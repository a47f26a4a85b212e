package dev.fairway.spi;

import dev.fairway.contracts.model.Frontend;
import java.util.Collection;
import java.util.List;

/**
 * All that a plan for one domain is made from.
 *
 * @param frontends the good ones: those that passed the audit, or their last good form
 * @param found what exists now, for keeping targets whose set is unknown and for choices that must not move
 */
public record DomainView<S extends Spec, F>(
        ClusterScope scope, List<Frontend> frontends, Backends backends, F facts, Collection<Found<S>> found) {

    public DomainView {
        frontends = List.copyOf(frontends);
        found = List.copyOf(found);
    }
}
