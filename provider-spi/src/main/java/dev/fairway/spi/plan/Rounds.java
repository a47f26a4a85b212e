package dev.fairway.spi.plan;

import dev.fairway.spi.Change;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Spec;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a plan may run at once. Depth, not count, sets how long a plan takes. */
public final class Rounds {

    /**
     * Puts that can start now: none of their needs is still to be put, unconfirmed or failed.
     *
     * @param waiting puts not yet started
     * @param unsettled ids whose put is running, unconfirmed or failed
     */
    public static <S extends Spec> List<Change.Put<S>> ready(
            Collection<Change.Put<S>> waiting, Set<ResourceId> unsettled) {
        Set<ResourceId> notThere = new HashSet<>(unsettled);
        waiting.forEach(put -> notThere.add(put.id()));
        return waiting.stream()
                .filter(put -> put.spec().needs().stream().noneMatch(notThere::contains))
                .toList();
    }

    /** Deletions that can start now: nothing that is still there and going needs them. */
    public static <S extends Spec> List<Change.Delete<S>> readyToGo(
            Collection<Change.Delete<S>> waiting, Collection<? extends Change.Delete<S>> notGone) {
        Set<ResourceId> needed = new HashSet<>();
        waiting.forEach(delete -> needed.addAll(delete.spec().needs()));
        notGone.forEach(delete -> needed.addAll(delete.spec().needs()));
        return waiting.stream().filter(delete -> !needed.contains(delete.id())).toList();
    }

    private Rounds() {}
}
