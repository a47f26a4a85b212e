package dev.fairway.cluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** About fifty new connections a second, until they leave. */
final class Visitors {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger visits = new AtomicInteger();
    private final Thread thread;
    private volatile boolean leaving;

    Visitors(Browser browser, String at) {
        thread = Thread.ofVirtual().start(() -> {
            while (!leaving) {
                String answer = browser.get(at, "/hostname");
                visits.incrementAndGet();
                if (!answer.startsWith("web-")) {
                    failures.add(answer);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
    }

    /** @return what did not answer as it should */
    List<String> leave() {
        leaving = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(visits).hasValueGreaterThan(50);
        return failures;
    }
}
