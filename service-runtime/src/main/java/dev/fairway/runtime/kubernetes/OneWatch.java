package dev.fairway.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection's worth of changes, and how it ended. */
final class OneWatch<T extends HasMetadata, S> implements Watcher<T> {
    private static final long LOOK_AGAIN_MILLIS = 100;
    /** Longer than {@link ClientSettings} lets a connection try. */
    static final Duration WORTH_IT = Duration.ofSeconds(4);

    private final Function<T, S> trim;
    private final ListWatch.Listener<S> listener;
    private final CountDownLatch end = new CountDownLatch(1);
    private String version;
    private boolean ofUse;
    private boolean lost;
    private boolean stopped;

    OneWatch(String version, Function<T, S> trim, ListWatch.Listener<S> listener) {
        this.version = version;
        this.trim = trim;
        this.listener = listener;
    }

    @Override
    public synchronized void eventReceived(Action action, T object) {
        if (stopped) {
            return;
        }
        ofUse = true;
        switch (action) {
            case ADDED, MODIFIED -> listener.changed(trim.apply(object));
            case DELETED -> listener.deleted(trim.apply(object));
            case BOOKMARK -> {}
            case ERROR -> {
                lost = true;
                end.countDown();
                return;
            }
        }
        version = object.getMetadata().getResourceVersion();
    }

    @Override
    public void onClose() {
        end.countDown();
    }

    @Override
    public synchronized void onClose(@Nullable WatcherException cause) {
        if (cause != null && (cause.isHttpGone() || answered(cause.getCause()))) {
            lost = true;
        }
        end.countDown();
    }

    /** The server would not even start it. */
    synchronized void refused(KubernetesClientException e) {
        lost = answered(e);
        end.countDown();
    }

    private static boolean answered(@Nullable Throwable cause) {
        return cause instanceof KubernetesClientException e && e.getCode() > 0;
    }

    void awaitEnd(Duration atMost, CountDownLatch closed) {
        long started = System.nanoTime();
        long deadline = started + atMost.toNanos();
        try {
            while (!end.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                    && closed.getCount() > 0
                    && System.nanoTime() < deadline) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
        synchronized (this) {
            ofUse |= System.nanoTime() - started > WORTH_IT.toNanos();
        }
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized String version() {
        return version;
    }

    synchronized boolean isLost() {
        return lost;
    }

    /** It told of something, or lasted. */
    synchronized boolean wasOfUse() {
        return ofUse;
    }
}
