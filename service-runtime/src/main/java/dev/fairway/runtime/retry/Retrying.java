package dev.fairway.runtime.retry;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tries one step until it works: Kafka and PostgreSQL come back, and until then nothing is skipped. Only a single step is ever
 * repeated, never a whole method, since a step before it may have happened although its answer was lost.
 */
@ApplicationScoped
public class Retrying {
    private static final Logger LOG = Logger.getLogger(Retrying.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** On an exception of this kind trying again is of no use. */
    public interface Final {}

    /** The service is stopping; what was being tried is left as it is. */
    public static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopping(String step) {
            super("stopping while waiting to " + step);
        }
    }

    public void untilDone(String step, Runnable action) {
        untilDone(step, () -> {
            action.run();
            return true;
        });
    }

    /** @throws Stopping if the service stops before it works */
    public <T> T untilDone(String step, Supplier<T> action) {
        Duration pause = FIRST;
        boolean told = false;
        while (true) {
            try {
                T result = action.get();
                if (told) {
                    LOG.infof("could %s again", step);
                }
                return result;
            } catch (RuntimeException e) {
                if (e instanceof Final || e instanceof Stopping) {
                    throw e;
                }
                if (!told) {
                    LOG.warnf("cannot %s, trying again until it works: %s", step, rootOf(e));
                    told = true;
                }
            }
            pause(step, pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause(String step, Duration time) {
        try {
            if (stopping.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopping(step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping(step);
        }
    }

    private static String rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.toString();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}
