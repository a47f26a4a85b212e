package dev.fairway.cluster.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All objects and one counter of revisions. What {@link #write} returned is in the file, so a kill loses nothing. */
public final class Store implements AutoCloseable {
    /** Each holds two trees of some 10 kB. */
    private static final int REMEMBERED = 2_000;

    private final Map<Kind, NavigableMap<String, Stored>> objects = new HashMap<>();
    private final History history = new History(REMEMBERED);
    private final Journal journal = new Journal();
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final Clock clock;
    private final Disk disk;
    private long revision;

    private Store(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /** @param directory null for memory only */
    public static Store open(@Nullable Path directory, Clock clock) {
        Disk disk = directory == null ? Disk.none() : FileDisk.open(directory);
        Store store = new Store(disk, clock);
        disk.load(store::replay);
        disk.compact(store.revision, store.all());
        return store;
    }

    public long revision() {
        return revision;
    }

    public Journal journal() {
        return journal;
    }

    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    public Optional<Stored> find(Kind kind, String namespace, String name) {
        return Optional.ofNullable(of(kind).get(namespace + "/" + name));
    }

    /** Sorted by namespace and name. @param namespace empty for all */
    public Collection<Stored> list(Kind kind, String namespace) {
        NavigableMap<String, Stored> all = of(kind);
        // '0' follows '/'.
        return namespace.isEmpty()
                ? all.values()
                : all.subMap(namespace + "/", namespace + "0").values();
    }

    /** Stores the object, which becomes the store's own, under the next revision. */
    public Stored write(Kind kind, ObjectNode object, String subresource) {
        Stored before = of(kind).get(key(object));
        return commit(before == null ? Change.Type.ADDED : Change.Type.MODIFIED, kind, before, object, subresource);
    }

    /** Removes the object; {@code last} is its last form. */
    public Stored remove(Kind kind, ObjectNode last) {
        return commit(Change.Type.DELETED, kind, of(kind).get(key(last)), last, "");
    }

    private Stored commit(Change.Type type, Kind kind, @Nullable Stored before, ObjectNode object, String subresource) {
        Meta.of(object).put("resourceVersion", Long.toString(revision + 1));
        Stored after = Stored.of(object);
        Instant at = clock.instant();
        disk.append(new Disk.Line(revision + 1, type, kind, at, subresource, after.json()));
        Change change = new Change(revision + 1, type, kind, before, after, subresource, at);
        remember(change);
        listeners.forEach(listener -> listener.accept(change));
        if (disk.wantsCompaction()) {
            disk.compact(revision, all());
        }
        return after;
    }

    private void remember(Change change) {
        revision = change.revision();
        if (change.type() == Change.Type.DELETED) {
            of(change.kind()).remove(key(change.after().object()));
        } else {
            of(change.kind()).put(key(change.after().object()), change.after());
        }
        history.add(change);
        journal.add(change);
    }

    private void replay(Disk.Read read) {
        switch (read) {
            case Disk.Read.Base base -> {
                revision = base.revision();
                history.forget(revision);
            }
            case Disk.Read.Kept kept -> of(kept.kind()).put(key(kept.object()), Stored.of(kept.object()));
            case Disk.Read.Changed changed -> {
                Disk.Line line = changed.line();
                if (line.revision() > revision) {
                    Stored before = of(line.kind()).get(key(changed.object()));
                    Stored after = new Stored(changed.object(), line.json());
                    remember(new Change(
                            line.revision(), line.type(), line.kind(), before, after, line.subresource(), line.at()));
                }
            }
        }
    }

    /** False if changes after that revision are forgotten. */
    public boolean remembers(long since) {
        return history.reaches(since);
    }

    public List<Change> changesAfter(long since) {
        return history.after(since);
    }

    private Map<Kind, Collection<Stored>> all() {
        var all = new HashMap<Kind, Collection<Stored>>();
        objects.forEach((kind, byKey) -> all.put(kind, byKey.values()));
        return all;
    }

    private NavigableMap<String, Stored> of(Kind kind) {
        return objects.computeIfAbsent(kind, unknown -> new TreeMap<>());
    }

    private static String key(ObjectNode object) {
        return Meta.namespace(object) + "/" + Meta.name(object);
    }

    @Override
    public void close() {
        disk.close();
    }
}
