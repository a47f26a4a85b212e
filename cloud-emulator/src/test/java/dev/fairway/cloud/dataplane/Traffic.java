package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A client that opens one connection after the other, as fast as it can; a failure of any fails the test. */
final class Traffic implements AutoCloseable {
    private final World world;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean enough;

    Traffic(World world) {
        this.world = world;
        this.thread = Thread.startVirtualThread(this::run);
    }

    private void run() {
        try {
            while (!enough) {
                world.whoAnswers();
                answered.incrementAndGet();
            }
        } catch (IOException failed) {
            failure.set(failed);
        }
    }

    void awaitConnections(int count) {
        int goal = answered.get() + count;
        Eventually.holds(count + " connections were answered; failure: " + failure.get(), () -> answered.get() >= goal);
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError("after " + answered + " connections", failure.get());
        }
    }
}
