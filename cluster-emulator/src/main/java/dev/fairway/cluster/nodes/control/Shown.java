package dev.fairway.cluster.nodes.control;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The objects of one kind: what the informer shows, and over it what we wrote ourselves and the informer does not show yet, so
 * that nothing is decided, and written, twice.
 */
final class Shown<T extends HasMetadata> implements AutoCloseable {
    /** An informer that is later than this shows the truth, and what was written is gone again. */
    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private record Written<T>(T object, long at) {}

    private final Map<String, Written<T>> written = new ConcurrentHashMap<>();
    private final SharedIndexInformer<T> informer;

    Shown(Informable<T> kind, Runnable changed) {
        informer = kind.inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                changed.run();
            }

            @Override
            public void onUpdate(T before, T after) {
                changed.run();
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                written.remove(object.getMetadata().getUid());
                changed.run();
            }
        });
    }

    List<T> list() {
        List<T> shown = informer.getStore().list();
        if (written.isEmpty()) {
            return shown;
        }
        Map<String, T> all = new LinkedHashMap<>();
        shown.forEach(object -> all.put(object.getMetadata().getUid(), object));
        long now = System.nanoTime();
        written.forEach((uid, mine) -> {
            T theirs = all.get(uid);
            boolean old = now - mine.at > TRUSTED_NANOS;
            if (old || (theirs != null && version(theirs) >= version(mine.object))) {
                written.remove(uid, mine);
            } else {
                all.put(uid, mine.object);
            }
        });
        return new ArrayList<>(all.values());
    }

    void wrote(T object) {
        written.put(object.getMetadata().getUid(), new Written<>(object, System.nanoTime()));
    }

    /** Versions of one object can be compared as numbers: https://kep.k8s.io/5504. */
    private static long version(HasMetadata object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    @Override
    public void close() {
        informer.close();
    }
}
