package dev.fairway.cluster.apiserver.watch;

import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.select.Selection;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.store.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who watches what. Each change goes to all who see it before the request that made it is answered. */
public final class Watches {

    /**
     * @param since resourceVersion of the request; empty or 0 begins with all there is
     * @param bookmarks whether the client takes them
     * @param initialEvents whether it wants all there is and a bookmark after that
     */
    public record Wish(
            Selection selection, String since, boolean bookmarks, boolean initialEvents, Rendering rendering) {}

    private record Watch(Wish wish, Sink sink) {}

    private final Map<Kind, List<Watch>> watches = new HashMap<>();
    private final Frames frames = new Frames();
    private final Store store;

    public Watches(Store store) {
        this.store = store;
        store.listen(this::changed);
    }

    /** Returns what ends it. */
    public Runnable start(Wish wish, Sink sink) {
        Watch watch = new Watch(wish, sink);
        Kind kind = wish.selection().kind();
        boolean fromNow = wish.since().isEmpty() || wish.since().equals("0") || wish.initialEvents();
        if (fromNow) {
            initial(watch);
        } else {
            long since = parse(wish.since());
            if (since < 0 || since > store.revision() || !store.remembers(since)) {
                // Upstream waits for a revision from the future and then gives up with a 504; after the loss of our
                // data it
                // never comes, and 410 makes clients list again.
                Refusal expired =
                        Refusal.expired("too old resource version: " + wish.since() + " (" + store.revision() + ")");
                sink.send(Frames.error(expired.toStatus()));
                sink.end();
                return () -> {};
            }
            store.changesAfter(since).forEach(change -> deliver(change, watch));
        }
        List<Watch> ofKind = watches.computeIfAbsent(kind, unknown -> new ArrayList<>());
        ofKind.add(watch);
        return () -> ofKind.remove(watch);
    }

    private void initial(Watch watch) {
        Selection selection = watch.wish().selection();
        for (Stored stored : store.list(selection.kind(), selection.namespace())) {
            if (selection.matches(stored.object())) {
                watch.sink()
                        .send(frames.of(Change.Type.ADDED, stored, watch.wish().rendering()));
            }
        }
        if (watch.wish().initialEvents()) {
            watch.sink().send(Frames.bookmark(selection.kind(), store.revision(), true));
        }
    }

    private void changed(Change change) {
        List<Watch> ofKind = watches.get(change.kind());
        if (ofKind != null) {
            ofKind.forEach(watch -> deliver(change, watch));
        }
    }

    private void deliver(Change change, Watch watch) {
        Selection selection = watch.wish().selection();
        if (!change.kind().equals(selection.kind())) {
            return;
        }
        Stored before = change.before();
        boolean was = before != null && selection.matches(before.object());
        boolean is = change.type() != Change.Type.DELETED
                && selection.matches(change.after().object());
        if (!was && !is) {
            return;
        }
        // An object that enters or leaves the selection is added or deleted as far as this watch can see.
        Change.Type seenAs = !is ? Change.Type.DELETED : was ? Change.Type.MODIFIED : Change.Type.ADDED;
        watch.sink()
                .send(
                        watch.wish().rendering() instanceof Rendering.Plain
                                ? frames.of(change, seenAs)
                                : frames.of(seenAs, change.after(), watch.wish().rendering()));
    }

    /** To be called now and then, so that quiet watches resume where the store is. */
    public void bookmark() {
        watches.forEach((kind, ofKind) -> ofKind.stream()
                .filter(watch -> watch.wish().bookmarks())
                .forEach(watch -> watch.sink().send(Frames.bookmark(kind, store.revision(), false))));
    }

    private static long parse(String revision) {
        return revision.matches("\\d{1,18}") ? Long.parseLong(Objects.requireNonNull(revision)) : -1;
    }
}
