package dev.fairway.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Follows all objects of one kind: a complete list, then every change; a list again when the server no longer knows where we
 * were. Unlike the client's informers it says when a list is complete, keeps no objects, and tells when the server is away.
 *
 * @param <T> the object
 * @param <S> what is kept of it
 */
public final class ListWatch<T extends HasMetadata, S> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ListWatch.class);
    private static final long PAGE = 500;
    /** A cut that no packet announces is noticed after this. */
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(60);

    private static final Duration GRACE = Duration.ofSeconds(6);
    private static final long LONGEST_PAUSE_MILLIS = 2000;

    private final AnyNamespaceOperation<T, ? extends KubernetesResourceList<T>, ?> objects;
    private final String kind;
    private final Function<T, S> trim;
    private final Listener<S> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private long pauseMillis;
    private volatile Instant openSince = Instant.MAX;
    private volatile Instant lastContact = Instant.EPOCH;

    /** Called for one object after the other, on changing threads; a call that takes long holds up the next. */
    public interface Listener<S> {
        /** All there are: what is not among them does not exist. */
        void listed(List<S> all);

        void changed(S object);

        void deleted(S object);
    }

    private ListWatch(
            AnyNamespaceOperation<T, ? extends KubernetesResourceList<T>, ?> objects,
            String kind,
            Function<T, S> trim,
            Listener<S> listener) {
        this.objects = objects;
        this.kind = kind;
        this.trim = trim;
        this.listener = listener;
    }

    /** @param kind a word for threads and logs */
    public static <T extends HasMetadata, S> ListWatch<T, S> follow(
            AnyNamespaceOperation<T, ? extends KubernetesResourceList<T>, ?> objects,
            String kind,
            Function<T, S> trim,
            Listener<S> listener) {
        ListWatch<T, S> watch = new ListWatch<>(objects, kind, trim, listener);
        Thread.ofVirtual().name("watch-" + kind).start(watch::run);
        return watch;
    }

    /**
     * Listed, and told of changes now or a moment ago. The client does not say when a watch is answered; one that lasts longer
     * than a connection may take to fail was.
     */
    public boolean isConnected() {
        Instant now = Instant.now();
        return openSince.isBefore(now.minus(OneWatch.WORTH_IT))
                || lastContact.plus(GRACE).isAfter(now);
    }

    private void run() {
        boolean told = false;
        while (!isClosed()) {
            try {
                String version = list();
                if (told) {
                    LOG.infof("Kubernetes lists %s again", kind);
                }
                told = false;
                watchFrom(version);
            } catch (RuntimeException e) {
                if (!isClosed() && !told) {
                    LOG.warnf("cannot list %s, trying again until it works: %s", kind, e.getMessage());
                    told = true;
                }
            }
            pause();
        }
        ended.countDown();
    }

    private String list() {
        List<S> all = new ArrayList<>();
        String next = null;
        String version;
        do {
            KubernetesResourceList<T> page = objects.list(
                    new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build());
            page.getItems().forEach(object -> all.add(trim.apply(object)));
            next = page.getMetadata().getContinue();
            version = page.getMetadata().getResourceVersion();
        } while (next != null && !next.isEmpty());
        if (!isClosed()) {
            listener.listed(all);
        }
        lastContact = Instant.now();
        return version;
    }

    /** Returns when only a list can tell what is. */
    private void watchFrom(String listed) {
        String version = listed;
        while (!isClosed()) {
            OneWatch<T, S> one = new OneWatch<>(version, trim, listener);
            try (Watch watch = objects.watch(options(version), one)) {
                openSince = Instant.now();
                one.awaitEnd(LONGEST_WATCH.plus(GRACE), closed);
            } catch (KubernetesClientException e) {
                one.refused(e);
            } finally {
                openSince = Instant.MAX;
                one.stop();
            }
            version = one.version();
            if (one.wasOfUse()) {
                pauseMillis = 0;
                lastContact = Instant.now();
            }
            if (one.isLost()) {
                return;
            }
            pause();
        }
    }

    private static ListOptions options(String version) {
        return new ListOptionsBuilder()
                .withResourceVersion(version)
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds(LONGEST_WATCH.toSeconds())
                .build();
    }

    /** Nothing the first time, then twice as long each time until a watch was of use. */
    private void pause() {
        try {
            closed.await(pauseMillis, TimeUnit.MILLISECONDS);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, Math.max(50, pauseMillis * 2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** No listener is called once this has returned. */
    @Override
    public void close() {
        closed.countDown();
        try {
            ended.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
