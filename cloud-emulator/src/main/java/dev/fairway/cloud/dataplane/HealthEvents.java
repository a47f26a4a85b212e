package dev.fairway.cloud.dataplane;

import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Hands changes to the listener in order, from a thread without locks: the listener may wait for one that is in apply. */
final class HealthEvents implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HealthEvents.class.getName());

    private record Event(String groupId, String targetId, TargetHealth health) {}

    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final HealthListener listener;
    private final Thread thread;

    HealthEvents(HealthListener listener) {
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("health-events").start(this::deliver);
    }

    void add(String groupId, String targetId, TargetHealth health) {
        queue.add(new Event(groupId, targetId, health));
    }

    private void deliver() {
        try {
            while (true) {
                Event event = queue.take();
                try {
                    listener.changed(event.groupId, event.targetId, event.health);
                } catch (RuntimeException bug) {
                    LOG.log(
                            Level.ERROR,
                            "The listener failed on " + event + "; later changes are still delivered",
                            bug);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
