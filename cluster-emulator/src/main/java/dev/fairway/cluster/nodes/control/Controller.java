package dev.fairway.cluster.nodes.control;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs a piece of work again whenever something changed, and every few seconds; never twice at once. */
public final class Controller implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Controller.class.getName());
    private static final int AGAIN_SECONDS = 3;

    private final String name;
    private final Runnable work;
    private final Semaphore changes = new Semaphore(1);
    private final Thread thread;

    public Controller(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    public void wake() {
        changes.release();
    }

    private void run() {
        try {
            while (true) {
                changes.tryAcquire(AGAIN_SECONDS, TimeUnit.SECONDS);
                changes.drainPermits();
                attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    /** What fails now is looked at again with the next change. */
    private void attempt() {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.log(
                        isOvertaken(e) ? Level.DEBUG : Level.WARNING,
                        name + ": " + e.getMessage() + "; tried again in " + AGAIN_SECONDS + " s");
            }
        }
    }

    /** Another writer was there first, or the object is gone: the change that says so is on its way. */
    private static boolean isOvertaken(RuntimeException e) {
        return e instanceof KubernetesClientException failure && (failure.getCode() == 404 || failure.getCode() == 409);
    }

    /** Returns when the work has stopped. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(AGAIN_SECONDS));
    }
}
